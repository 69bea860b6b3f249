package io.entrain.cluster.protocol;

/**
 * How a run trains, as a client says it.
 *
 * @param loops loops to train
 * @param correlationInterval the correlation is measured in loops whose number is a multiple of it
 * @param saveBest also keep the checkpoint with the highest correlation
 * @param restore {@code latest}, {@code best}, a loop, or null: begin anew
 * @param checkpointSeconds wall time between two checkpoints
 * @param checkpointLoops loops between two checkpoints; 0: by time alone
 * @param initTasks number of tasks for which the nodes initialise the directory first, unless that is done; 0: it must be done
 */
public record RunSettings(
    int loops,
    int correlationInterval,
    boolean saveBest,
    String restore,
    long checkpointSeconds,
    int checkpointLoops,
    int initTasks) {}
