/**
 * What is known of runs, kept on a file system that all nodes share, so that any process may be lost at any moment.
 *
 * <p>Below the root, {@code .entrain/runs/} has one file per submitted run ({@link io.entrain.cluster.run.RunIndex}): what was asked for.
 * In the run's data directory, {@code epochs/epoch-000007.json} says who claimed epoch 7 ({@link io.entrain.cluster.run.EpochClaim}),
 * {@code epochs/epoch-000007-RUN.json} how the run stood when it was last written under that claim, and {@code run.json} is a copy of it at
 * a place where people look ({@link io.entrain.cluster.run.RunManifestStore}). A run is as its record of the highest epoch says: a
 * supervisor that was replaced without noticing can write under its own, lower number only, and that is not read.
 *
 * <p>Nothing here knows an actor, waits, or reads a clock.
 */
package io.entrain.cluster.run;
