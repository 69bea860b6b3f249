package io.entrain.cluster.run;

/**
 * What became of a submitted run.
 *
 * @param entry the run
 * @param isNew whether it was entered by this submit; otherwise an earlier one with the same key has done it
 */
public record Submission(RunEntry entry, boolean isNew) {}
