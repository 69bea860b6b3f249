package io.entrain.training;

import io.entrain.network.NeuronRange;

/**
 * What one training loop gave in one shard: a number for each of its neurons, so that sums over the network have one order whatever the
 * cut.
 *
 * @param range neurons of the shard
 * @param spikeCounts spikes of each neuron
 * @param correlations correlation of each neuron with its target, NaN where there is none; null: not measured
 * @param digest part of the digest of all plastic weights
 */
public record ShardSummary(NeuronRange range, int[] spikeCounts, double[] correlations, long digest) {}
