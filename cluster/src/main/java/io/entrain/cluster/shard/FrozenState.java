package io.entrain.cluster.shard;

import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.CheckpointPart;
import java.util.function.Function;

/**
 * What shards had learned, or measured, at the end of a loop, to be written as a part of a checkpoint.
 *
 * @param copied whether it is a copy, so that shards may go on
 * @param writer writes it; waits for the disk
 */
public record FrozenState(boolean copied, Function<CheckpointId, CheckpointPart> writer) {
  /** Writes it. Waits for the disk. */
  public CheckpointPart write(CheckpointId id) {
    return writer.apply(id);
  }
}
