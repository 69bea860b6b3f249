package io.entrain.cluster.scheduling;

import io.entrain.cluster.placement.PlacementSettings;
import io.entrain.cluster.run.RetryPolicy;
import java.nio.file.Path;

/**
 * How runs are led.
 *
 * @param root directory of all runs, which all nodes see
 * @param node name of this node
 * @param retries how losses are answered
 * @param placement when a run is placed on nodes
 * @param endedRuns how many runs that have ended are remembered
 */
public record SchedulerSettings(Path root, String node, RetryPolicy retries, PlacementSettings placement, int endedRuns) {}
