package io.entrain.training;

import io.entrain.checkpoint.RestorePoint;

/**
 * How to test.
 *
 * @param trials trials of each task
 * @param neurons 0-based indices of the neurons whose currents and spike times are kept, null: the first {@code exampleNeurons}
 * @param restoreFrom checkpoint to test, null: the newest, or the untrained network if there is none
 * @param threads trials that run side by side
 */
public record TestOptions(int trials, int[] neurons, RestorePoint restoreFrom, int threads) {}
