package io.entrain.cluster.shard;

import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.CheckpointPart;

/** What shards had learned, or measured, at the end of a loop, to be written as a part of a checkpoint. */
public interface FrozenState {
  /** Whether it is a copy, so that shards may go on. */
  boolean copied();

  /** Writes it. Waits for the disk. */
  CheckpointPart write(CheckpointId id);
}
