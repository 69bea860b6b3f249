package io.entrain.network;

/**
 * What the initial pass measured: the network with its static synapses alone.
 *
 * @param spikeCounts spikes of each neuron
 * @param meanCurrent mean synaptic current of each neuron ({@code uavg})
 * @param currentSpread mean over the recorded neurons of the standard deviation of their current over time ({@code ustd})
 * @param excitatoryRateHz mean rate of the excitatory neurons
 * @param inhibitoryRateHz mean rate of the inhibitory neurons, NaN if there is none
 */
public record InitialActivity(
    int[] spikeCounts, double[] meanCurrent, double currentSpread, double excitatoryRateHz, double inhibitoryRateHz) {}
