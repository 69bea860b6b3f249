package io.entrain.checkpoint;

/**
 * What is known of a saved checkpoint.
 *
 * @param loop the loop after which it was saved, from 1
 * @param correlation mean correlation measured last; NaN if none was
 * @param weightsDigest digest of all plastic weights
 */
public record Checkpoint(int loop, double correlation, long weightsDigest) {}
