package io.entrain.cluster.shard;

import io.entrain.checkpoint.CheckpointStore;
import io.entrain.digest.WeightDigest;
import io.entrain.metrics.ShardSummary;
import io.entrain.network.NeuronRange;
import io.entrain.shard.LearnedSnapshot;
import io.entrain.shard.ShardLostException;
import io.entrain.training.ShardTrainer;

/** Shards that train. */
final class TrainingShards implements HostedShards {
  private final ShardTrainer trainer;
  private final NeuronRange range;
  private final CheckpointStore store;
  private final EpochLinks links;
  private final CopyRoom room = new CopyRoom();
  /** Made for the first checkpoint, and kept; null: not made. */
  private LearnedSnapshot snapshot;

  TrainingShards(ShardTrainer trainer, NeuronRange range, CheckpointStore store, EpochLinks links) {
    this.trainer = trainer;
    this.range = range;
    this.store = store;
    this.links = links;
  }

  @Override
  public int shards() {
    return trainer.ranges().size();
  }

  @Override
  public int tasks() {
    return trainer.tasks();
  }

  @Override
  public long digest() {
    return WeightDigest.of(trainer.state(), range);
  }

  @Override
  public ShardSummary run(int shard, int loop, int task, boolean measure) {
    try {
      return trainer.run(shard, loop, task, measure);
    } catch (ShardLostException e) {
      throw links.named(e);
    }
  }

  @Override
  public FrozenState freeze() {
    if (snapshot == null && room.suffices(trainer.learnedBytes())) {
      snapshot = trainer.snapshot();
    }
    if (snapshot == null) {
      return new FrozenState(false, id -> store.writePart(id, range, trainer.state()));
    }
    snapshot.take();
    return new FrozenState(true, id -> store.writePart(id, range, snapshot));
  }

  @Override
  public void breakUp(String reason) {
    trainer.breakUp(reason);
    close();
  }

  @Override
  public void close() {
    links.close();
  }
}
