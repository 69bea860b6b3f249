package io.entrain.cluster.run;

/**
 * How often a run was recovered.
 *
 * @param total in all
 * @param withoutProgress since a loop was completed for the first time, or since someone resumed the run
 */
public record Recoveries(int total, int withoutProgress) {
  /** Of a run that was never lost. */
  public static final Recoveries NONE = new Recoveries(0, 0);

  Recoveries oneMore() {
    return new Recoveries(total + 1, withoutProgress + 1);
  }

  Recoveries withProgress() {
    return new Recoveries(total, 0);
  }
}
