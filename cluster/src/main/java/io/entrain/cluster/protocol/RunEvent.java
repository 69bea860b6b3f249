package io.entrain.cluster.protocol;

import java.time.Instant;

/**
 * Something that happened to a run.
 *
 * @param number ascends over all runs of the scheduler; a scheduler that takes over goes on with higher ones
 * @param time when
 * @param run which run
 * @param kind in lower case: queued, started, loop, checkpoint, recovering, warning, state
 * @param state of the run after it
 * @param text in words
 * @param loop the loop that was completed; null: it is about none
 */
public record RunEvent(long number, Instant time, String run, String kind, String state, String text, LoopView loop) {}
