package io.entrain.cluster.run;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Decides after each loss whether to try again and when. Knows no clock: the same failures at the same times give the same decisions.
 * Waits become shorter by quiet time, the count of failures by progress alone: a run that never completes a further loop is given up,
 * however slowly it fails. For one thread.
 */
public final class RetryBudget {
  private final RetryPolicy policy;
  private final SplittableRandom random;
  private int highestLoop;
  private int withoutProgress;
  private int inARow;
  private Duration lastFailure;

  /**
   * @param policy how losses are answered
   * @param seed of the jitter
   * @param highestLoop highest loop that was completed so far
   * @param withoutProgress failures since then, from before a supervisor was lost; 0 for a new run
   */
  public RetryBudget(RetryPolicy policy, long seed, int highestLoop, int withoutProgress) {
    this.policy = policy;
    this.random = new SplittableRandom(seed);
    this.highestLoop = highestLoop;
    this.withoutProgress = withoutProgress;
    this.inARow = withoutProgress;
  }

  /** What is to be done. */
  public sealed interface Decision {
    /** Begin a new epoch after this time. */
    record Retry(Duration after) implements Decision {}

    /** End the run. */
    record GiveUp(String reason) implements Decision {}
  }

  /**
   * Something was lost.
   *
   * @param now time of a steady clock, that is, one that nobody sets
   * @param lastLoop loop that was completed last
   */
  public Decision next(Duration now, int lastLoop) {
    if (lastLoop > highestLoop) {
      highestLoop = lastLoop;
      withoutProgress = 0;
    }
    if (lastFailure != null && now.minus(lastFailure).compareTo(policy.resetAfter()) >= 0) {
      inARow = 0;
    }
    lastFailure = now;
    withoutProgress++;
    inARow++;
    if (withoutProgress > policy.failures()) {
      return new Decision.GiveUp("%d failures in a row without completing a loop after loop %d".formatted(withoutProgress, highestLoop));
    }
    return new Decision.Retry(policy.wait(inARow, 2 * random.nextDouble() - 1));
  }
}
