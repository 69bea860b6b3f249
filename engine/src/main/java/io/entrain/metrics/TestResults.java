package io.entrain.metrics;

/**
 * What test trials gave for the chosen neurons; the content of {@code test.h5}. Arrays are not copied.
 *
 * @param neurons 0-based indices of the chosen neurons, M of them
 * @param trials trials of each task
 * @param tasks tasks
 * @param steps steps of a trial
 * @param dtMs step, ms
 * @param stimOffMs end of the stimulus and start of the training period, ms
 * @param learnEveryMs time between two rows, ms
 * @param correlationVariable {@code utotal} or {@code uplastic}: what {@code current} holds
 * @param current synaptic current averaged in the rolling window, [task][trial][row][neuron]
 * @param target target current, [task][row][neuron]; NaN for a neuron that is not trained
 * @param targetRateHz recorded rate, or the rate that the target current predicts by Ricciardi's formula, [task][row][neuron]
 * @param recordedRates whether {@code targetRateHz} was recorded (else predicted)
 * @param spikeSteps spike times as 1-based steps, [task][trial][neuron][spike]
 * @param meanRateHz mean rate of all neurons of the network over a whole trial, [task][trial]
 * @param checkpointLoop loop of the checkpoint that was tested, 0: untrained
 * @param parametersDigest digest of the parameters
 */
public record TestResults(
    int[] neurons,
    int trials,
    int tasks,
    int steps,
    double dtMs,
    double stimOffMs,
    double learnEveryMs,
    String correlationVariable,
    float[][][][] current,
    float[][][] target,
    float[][][] targetRateHz,
    boolean recordedRates,
    int[][][][] spikeSteps,
    double[][] meanRateHz,
    int checkpointLoop,
    String parametersDigest) {}
