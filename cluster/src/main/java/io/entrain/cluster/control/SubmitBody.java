package io.entrain.cluster.control;

import io.entrain.cluster.protocol.RunSettings;

/**
 * What a client sends to submit a run. All but directory and loops have the defaults of {@code entrain train}.
 *
 * @param directory data directory
 * @param settings how to train
 */
record SubmitBody(String directory, Settings settings) {
  private static final long CHECKPOINT_SECONDS = 300;

  /** As {@link RunSettings}; null: not given. */
  record Settings(
      Integer loops,
      Integer correlationInterval,
      Boolean saveBest,
      String restore,
      Long checkpointSeconds,
      Integer checkpointLoops,
      Integer initTasks) {}

  /**
   * The settings, complete.
   *
   * @throws ProblemException of status 400 if something is missing
   */
  RunSettings complete() {
    if (directory == null || directory.isBlank()) {
      throw new ProblemException(Problem.of(400, "directory: is missing"));
    }
    if (settings == null || settings.loops == null) {
      throw new ProblemException(Problem.of(400, "settings.loops: is missing"));
    }
    return new RunSettings(
        settings.loops,
        settings.correlationInterval == null ? 1 : settings.correlationInterval,
        settings.saveBest != null && settings.saveBest,
        settings.restore,
        settings.checkpointSeconds == null ? CHECKPOINT_SECONDS : settings.checkpointSeconds,
        settings.checkpointLoops == null ? 0 : settings.checkpointLoops,
        settings.initTasks == null ? 0 : settings.initTasks);
  }
}
