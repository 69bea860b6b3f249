package io.entrain.cluster.protocol;

import java.time.Instant;

/**
 * Where a run stands, for people.
 *
 * @param id names it
 * @param key under which it was submitted
 * @param directory data directory, relative to the root of runs
 * @param state in lower case: queued, running, paused, recovering, stopping, completed, stopped, cancelled, failed
 * @param settings as submitted
 * @param completedLoop highest loop that was completed; 0: none
 * @param lastLoop loop after which it is complete; 0: not known before it begins
 * @param checkpointLoop loop of its newest checkpoint; 0: none
 * @param recoveries how often it was recovered
 * @param reason why it failed, is paused or is being recovered; empty: none
 * @param lastLoopResult what its last completed loop gave; null: not known
 * @param submitted when it was submitted
 * @param started when it began to train; null: not yet
 * @param changed when its state changed last
 * @param ended when it ended; null: not yet
 */
public record RunView(
    String id,
    String key,
    String directory,
    String state,
    RunSettings settings,
    int completedLoop,
    int lastLoop,
    int checkpointLoop,
    int recoveries,
    String reason,
    LoopView lastLoopResult,
    Instant submitted,
    Instant started,
    Instant changed,
    Instant ended) {}
