package io.entrain.cluster.protocol;

/**
 * What a loop gave, for people.
 *
 * @param loop from 1
 * @param task from 1
 * @param elapsedSeconds wall time
 * @param rateHz mean firing rate
 * @param correlation mean correlation with the targets; null: not measured, or no neuron has one
 * @param digest of all plastic weights, 16 hexadecimal digits
 */
public record LoopView(int loop, int task, double elapsedSeconds, double rateHz, Double correlation, String digest) {}
