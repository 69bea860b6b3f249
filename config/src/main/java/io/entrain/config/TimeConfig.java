package io.entrain.config;

/**
 * Timing of one trial. Durations in ms as the user gave them; every step count that the engine uses is derived here and nowhere else, by
 * {@code rint(duration / dt)}.
 */
public record TimeConfig(
    double dtMs,
    double stimOnMs,
    double stimOffMs,
    double trainDurationMs,
    double learnEveryMs,
    double widMs,
    double refracMs,
    double u0SkipMs,
    double synapticDelayMs) {

  /** Duration of a trial, ms. */
  public double trainTimeMs() {
    return stimOffMs + trainDurationMs;
  }

  /** Steps of a trial. */
  public int steps() {
    return steps(trainTimeMs());
  }

  public int stimOn() {
    return steps(stimOnMs);
  }

  public int stimOff() {
    return steps(stimOffMs);
  }

  /** Steps between two updates of the plastic weights. */
  public int learnEvery() {
    return steps(learnEveryMs);
  }

  /** Steps for which a neuron stays silent after a spike. */
  public int refractory() {
    return steps(refracMs);
  }

  /** Half width of the rolling window, steps. */
  public int halfWindow() {
    return steps(widMs);
  }

  /** Steps of the initial pass that are not measured. */
  public int initialSkip() {
    return steps(u0SkipMs);
  }

  /** Whether filtered spike trains are brought up to date before {@code step} begins; the same for all shards of a network. */
  public boolean updatesTrains(int step) {
    return step % learnEvery() == 0;
  }

  /** The first step after {@code step} in which a training loop may update weights. */
  public int nextUpdate(int step) {
    return (Math.max(step, stimOff()) / learnEvery() + 1) * learnEvery();
  }

  /** Steps from a spike to its effect on postsynaptic neurons. */
  public int delay() {
    return steps(synapticDelayMs);
  }

  /** Steps from one sample of the rolling averages to the next: the steps of 1 ms, or 1 for a dt of whole milliseconds. */
  public int samplePeriod() {
    return (int) Math.max(1, Math.rint(1 / dtMs));
  }

  /** Rows of a target: one for each update of the weights in a trial. */
  public int targetRows() {
    return (int) Math.rint((double) (steps() - stimOff()) / learnEvery());
  }

  /** Rows of the external stimulus. */
  public int stimulusRows() {
    return stimOff() - stimOn();
  }

  private int steps(double ms) {
    return Math.toIntExact((long) Math.rint(ms / dtMs));
  }
}
