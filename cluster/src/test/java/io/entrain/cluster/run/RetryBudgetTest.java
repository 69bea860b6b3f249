package io.entrain.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entrain.cluster.run.RetryBudget.Decision;
import io.entrain.config.ConfigException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private static final RetryPolicy EXACT =
      new RetryPolicy(Duration.ofSeconds(10), 2, Duration.ofMinutes(2), Duration.ofMinutes(10), 0, 10);

  @Test
  void shouldWaitTwiceAsLongEachTimeUpToTheLongest() {
    RetryBudget budget = new RetryBudget(EXACT, 1, 0, 0);

    assertThat(waits(budget, 6)).containsExactly(10.0, 20.0, 40.0, 80.0, 120.0, 120.0);
  }

  @Test
  void shouldWaitBrieflyAgainAfterAQuietTime() {
    RetryBudget budget = new RetryBudget(EXACT, 1, 0, 0);
    budget.next(Duration.ofMinutes(0), 1);
    budget.next(Duration.ofMinutes(1), 2);

    assertThat(budget.next(Duration.ofMinutes(11).minusNanos(1), 3)).isEqualTo(new Decision.Retry(Duration.ofSeconds(40)));
    assertThat(budget.next(Duration.ofMinutes(22), 4)).isEqualTo(new Decision.Retry(Duration.ofSeconds(10)));
  }

  @Test
  void shouldGiveUpARunThatDoesNotAdvanceHoweverSlowlyItFails() {
    RetryBudget budget = new RetryBudget(EXACT, 1, 0, 0);
    for (int hour = 0; hour < 10; hour++) {
      assertThat(budget.next(Duration.ofHours(hour), 7)).isInstanceOf(Decision.Retry.class);
    }

    assertThat(budget.next(Duration.ofHours(10), 7))
        .isEqualTo(new Decision.GiveUp("11 failures in a row without completing a loop after loop 7"));
  }

  @Test
  void shouldEndureAnyNumberOfFailuresWithProgress() {
    RetryBudget budget = new RetryBudget(EXACT, 1, 0, 0);
    for (int loop = 1; loop <= 100; loop++) {
      assertThat(budget.next(Duration.ofSeconds(loop), loop)).isInstanceOf(Decision.Retry.class);
    }
  }

  @Test
  void shouldNotTakeARepeatedLoopForProgress() {
    RetryBudget budget = new RetryBudget(EXACT, 1, 50, 0);
    Decision last = null;
    for (int failure = 1; failure <= 11; failure++) {
      last = budget.next(Duration.ofSeconds(failure), 40 + failure % 10);
    }

    assertThat(last).isInstanceOf(Decision.GiveUp.class);
  }

  @Test
  void shouldCountOnWhereALostSupervisorWas() {
    RetryBudget budget = new RetryBudget(EXACT, 1, 7, 9);

    assertThat(budget.next(Duration.ZERO, 7)).isEqualTo(new Decision.Retry(Duration.ofMinutes(2)));
    assertThat(budget.next(Duration.ZERO, 7)).isInstanceOf(Decision.GiveUp.class);
  }

  @Test
  void shouldScatterWaitsWithinTheJitterAndAlikeForASeed() {
    List<Double> waits = waits(new RetryBudget(RetryPolicy.DEFAULT, 42, 0, 0), 4);

    assertThat(waits).isEqualTo(waits(new RetryBudget(RetryPolicy.DEFAULT, 42, 0, 0), 4));
    assertThat(waits).isNotEqualTo(waits(new RetryBudget(RetryPolicy.DEFAULT, 43, 0, 0), 4));
    assertThat(waits.getFirst()).isBetween(9.0, 11.0);
    assertThat(waits.get(3)).isBetween(72.0, 88.0);
  }

  @Test
  void shouldRefuseAPolicyThatMakesNoSense() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> new RetryPolicy(Duration.ofMinutes(3), 2, Duration.ofMinutes(2), Duration.ofMinutes(10), 0, 10));
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> new RetryPolicy(Duration.ZERO, Double.NaN, Duration.ZERO, Duration.ZERO, 0, 10));
  }

  /** In seconds, of failures one second apart without progress. */
  private static List<Double> waits(RetryBudget budget, int failures) {
    List<Double> waits = new ArrayList<>();
    for (int i = 0; i < failures; i++) {
      if (budget.next(Duration.ofSeconds(i), 0) instanceof Decision.Retry(Duration after)) {
        waits.add(after.toMillis() / 1000.0);
      }
    }
    return waits;
  }
}
