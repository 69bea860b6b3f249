package io.entrain.cluster.protocol;

import java.time.Instant;

/**
 * What has become of something that was asked for, for people.
 *
 * @param id names it
 * @param kind in lower case: checkpoint, pause, resume, stop, cancel
 * @param run of which run
 * @param state in lower case: pending, done, failed
 * @param detail what has come of it, or why it failed; empty while pending
 * @param began when it was accepted
 * @param ended when it was done or failed; null while pending
 */
public record OperationView(String id, String kind, String run, String state, String detail, Instant began, Instant ended) {}
