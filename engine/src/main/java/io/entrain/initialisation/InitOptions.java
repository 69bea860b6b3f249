package io.entrain.initialisation;

import io.entrain.recording.TargetSource;

/**
 * How to initialise.
 *
 * @param tasks number of tasks, 0: as many as the target files hold, or 1
 * @param targets where targets come from; null: from the plugin
 * @param threads threads that compute
 */
public record InitOptions(int tasks, TargetSource targets, int threads) {}
