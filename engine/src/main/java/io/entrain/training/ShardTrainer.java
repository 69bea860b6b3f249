package io.entrain.training;

import io.entrain.config.CorrelationVariable;
import io.entrain.config.ExperimentConfig;
import io.entrain.digest.WeightDigest;
import io.entrain.experiment.DrawnInputs;
import io.entrain.experiment.Experiment;
import io.entrain.experiment.ExperimentDirectory;
import io.entrain.experiment.ShardCut;
import io.entrain.experiment.TaskTables;
import io.entrain.metrics.CorrelationMeter;
import io.entrain.metrics.CorrelationSum;
import io.entrain.metrics.RollingWindow;
import io.entrain.metrics.ShardSummary;
import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import io.entrain.shard.CurrentKind;
import io.entrain.shard.LearnedSnapshot;
import io.entrain.shard.LocalShard;
import io.entrain.shard.Phase;
import io.entrain.shard.RemoteShards;
import io.entrain.shard.RestorableState;
import io.entrain.shard.TrialObserver;
import java.util.List;

/**
 * The shards of a network that this process holds, trained loop by loop. Every shard is run by a thread of its own that somebody else
 * provides, and more inside if wanted; in a loop they move in lockstep with each other and with the shards of other processes.
 */
public final class ShardTrainer {
  private final ExperimentConfig config;
  private final Experiment experiment;
  private final ShardCut cut;
  private final LocalShard shards;

  private ShardTrainer(Experiment experiment, ShardCut cut, RemoteShards remote) {
    this.config = experiment.config();
    this.experiment = experiment;
    this.cut = cut;
    shards = LocalShard.trainable(experiment.model(), cut.partitions(), remote);
  }

  /**
   * Reads what shards need of an initialised data directory, and builds them.
   *
   * @param ranges neurons of each shard that this process holds, ascending
   * @param threads threads that compute in each shard
   * @param remote the other ranges of the network; null: there are none
   */
  public static ShardTrainer open(ExperimentDirectory directory, List<NeuronRange> ranges, int threads, RemoteShards remote) {
    ShardCut cut = new ShardCut(ranges, threads);
    return new ShardTrainer(Experiment.read(directory, cut.held()), cut, remote);
  }

  /** The whole network as one shard. */
  static ShardTrainer whole(Experiment experiment, int threads) {
    NeuronRange all = new NeuronRange(0, experiment.config().population().neurons());
    return new ShardTrainer(experiment, new ShardCut(List.of(all), threads), null);
  }

  /** Neurons of each shard of this process. */
  public List<NeuronRange> ranges() {
    return cut.shards();
  }

  public int tasks() {
    return experiment.tasks().size();
  }

  /** What the shards of this process have learned; to be used between loops. */
  public RestorableState state() {
    return shards;
  }

  /** Memory that a copy of what was learned here takes. */
  public long learnedBytes() {
    return shards.learnedBytes();
  }

  /** Room for a copy of what is learned here. */
  public LearnedSnapshot snapshot() {
    return shards.snapshot();
  }

  /**
   * Runs one shard through a loop, by the calling thread (and more inside), while other callers run all other shards through it.
   *
   * @param shard its number in {@link #ranges}
   * @param task index of the task, from 0
   * @throws io.entrain.learning.DivergenceException if an error is not finite, in whichever shard of this process
   * @throws io.entrain.shard.ShardLostException if the loop was broken up, or another process was lost; no shard can then be run again
   */
  public ShardSummary run(int shard, int loop, int task, boolean measure) {
    NeuronRange range = cut.shards().get(shard);
    TaskTables tables = experiment.tasks().get(task);
    DrawnInputs inputs =
        new DrawnInputs(config, experiment.model().constants(), "training", loop, tables.stimulus(), tables.targets());
    CorrelationMeter meter = measure ? meter(tables.targets()) : null;
    TrialObserver observer = measure ? meter : TrialObserver.NONE;
    long spikes = cut.run(shards, shard, loop, Phase.TRAINING, inputs, observer);
    CorrelationSum correlations = measure ? CorrelationSum.of(meter.correlations(), range.from(), range.to()) : null;
    return new ShardSummary(range, spikes, correlations, WeightDigest.of(shards, range));
  }

  /** Ends a running loop: its threads fail with a {@link io.entrain.shard.ShardLostException}. From any thread. */
  public void breakUp(String reason) {
    shards.breakUp(reason);
  }

  private CorrelationMeter meter(NeuronTable targets) {
    return new CorrelationMeter(
        RollingWindow.of(config.time()), correlated(config), targets, config.population().neurons());
  }

  /** The current that is compared with the target. */
  static CurrentKind correlated(ExperimentConfig config) {
    return config.learning().correlationVar() == CorrelationVariable.UTOTAL ? CurrentKind.TOTAL : CurrentKind.PLASTIC;
  }
}
