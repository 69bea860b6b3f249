package io.entrain.metrics;

import io.entrain.network.NeuronRange;

/**
 * What one training loop gave in one shard: sums over its neurons, none of which depends on how the network is cut.
 *
 * @param range neurons of the shard
 * @param spikes of all of them
 * @param correlations with their targets; null: not measured
 * @param digest part of the digest of all plastic weights
 */
public record ShardSummary(NeuronRange range, long spikes, CorrelationSum correlations, long digest) {}
