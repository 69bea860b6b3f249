package io.entrain.cluster.placement;

import java.time.Duration;

/**
 * When a run is placed on nodes.
 *
 * @param minNodes how many must be there
 * @param rebalanceAfter how long after a node has joined a running run is placed anew, so that several that join together do it once
 * @param sharedDirectoryTimeout how long a node may take to see what another has written, as over NFS, before the directory is taken not to
 *        be shared
 */
public record PlacementSettings(int minNodes, Duration rebalanceAfter, Duration sharedDirectoryTimeout) {}
