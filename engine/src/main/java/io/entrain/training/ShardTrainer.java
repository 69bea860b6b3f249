package io.entrain.training;

import io.entrain.config.ExperimentConfig;
import io.entrain.config.LoadedConfig;
import io.entrain.digest.WeightDigest;
import io.entrain.linalg.RealArray;
import io.entrain.metrics.CorrelationMeter;
import io.entrain.metrics.RollingWindow;
import io.entrain.network.NeuronRange;
import io.entrain.shard.LearnedState;
import io.entrain.shard.LocalShard;
import io.entrain.shard.Phase;
import io.entrain.shard.RemoteShards;
import io.entrain.shard.TrialObserver;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The shards of a network that this process holds, trained loop by loop. Every shard is run by a thread of its own that somebody else
 * provides; in a loop they move in lockstep with each other and with the shards of other processes.
 */
public final class ShardTrainer {
  private final ExperimentConfig config;
  private final Experiment experiment;
  private final LocalShard shards;
  private final List<NeuronRange> ranges;

  private ShardTrainer(Experiment experiment, LocalShard shards) {
    this.config = experiment.config();
    this.experiment = experiment;
    this.shards = shards;
    this.ranges = shards.ranges();
  }

  /**
   * Reads an initialised data directory and builds shards.
   *
   * @param ranges neurons of each shard that this process holds
   * @param remote the other ranges of the network; null: there are none
   */
  public static ShardTrainer open(Path directory, LoadedConfig loaded, List<NeuronRange> ranges, RemoteShards remote) {
    Experiment experiment = Experiment.read(directory, loaded);
    return new ShardTrainer(experiment, LocalShard.trainable(experiment.model(), ranges, remote));
  }

  /** Neurons of each shard of this process. */
  public List<NeuronRange> ranges() {
    return ranges;
  }

  public int tasks() {
    return experiment.tasks().size();
  }

  /** What the shards of this process have learned; to be used between loops. */
  public LearnedState state() {
    return shards;
  }

  /**
   * Runs one shard through a loop, by the calling thread, while other threads run all other shards through it.
   *
   * @param shard its number in {@link #ranges}
   * @param task index of the task, from 0
   * @throws io.entrain.learning.DivergenceException if an error is not finite
   * @throws io.entrain.shard.ShardLostException if another shard failed; none of this process can then be run again
   */
  public ShardSummary run(int shard, int loop, int task, boolean measure) {
    NeuronRange range = ranges.get(shard);
    TaskTables tables = experiment.tasks().get(task);
    DrawnInputs inputs =
        new DrawnInputs(config, experiment.model().constants(), "training", loop, tables.stimulus(), tables.targets());
    CorrelationMeter meter = measure ? meter(config, tables.targets()) : null;
    int[] counts = shards.runPartition(shard, loop, Phase.TRAINING, inputs, measure ? meter : TrialObserver.NONE);
    double[] correlations = measure ? Arrays.copyOfRange(meter.correlations(), range.from(), range.to()) : null;
    return new ShardSummary(range, counts.clone(), correlations, WeightDigest.of(shards, range));
  }

  /** Ends a running loop: its threads fail with a {@link io.entrain.shard.ShardLostException}. From any thread. */
  public void breakUp(String reason) {
    shards.breakUp(reason);
  }

  static CorrelationMeter meter(ExperimentConfig config, RealArray[] targets) {
    return new CorrelationMeter(
        RollingWindow.of(config.time()), LoopRunner.correlated(config), targets, config.population().neurons());
  }
}
