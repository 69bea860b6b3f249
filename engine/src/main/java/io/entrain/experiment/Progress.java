package io.entrain.experiment;

/** Hears how far a long piece of work has come. Called from the threads that compute; cheap to call often. */
@FunctionalInterface
public interface Progress {
  Progress NONE = (phase, done, total) -> {};

  /** {@code done} of {@code total} parts of the work called {@code phase} are finished. */
  void advanced(String phase, long done, long total);
}
