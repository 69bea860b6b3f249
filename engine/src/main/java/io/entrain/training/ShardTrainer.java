package io.entrain.training;

import io.entrain.config.CorrelationVariable;
import io.entrain.config.ExperimentConfig;
import io.entrain.config.LoadedConfig;
import io.entrain.digest.WeightDigest;
import io.entrain.metrics.CorrelationMeter;
import io.entrain.metrics.CorrelationSum;
import io.entrain.metrics.RollingWindow;
import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import io.entrain.shard.CurrentKind;
import io.entrain.shard.LearnedState;
import io.entrain.shard.LocalShard;
import io.entrain.shard.Phase;
import io.entrain.shard.RemoteShards;
import io.entrain.shard.TrialObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shards of a network that this process holds, trained loop by loop. Every shard is run by a thread of its own that somebody else
 * provides, and more inside if wanted; in a loop they move in lockstep with each other and with the shards of other processes.
 */
public final class ShardTrainer {
  private final ExperimentConfig config;
  private final Experiment experiment;
  private final LocalShard shards;
  private final List<NeuronRange> ranges;

  /** Number of the first partition of each shard, and of all partitions. */
  private final int[] firstPartition;

  private ShardTrainer(Experiment experiment, List<NeuronRange> ranges, int threads, RemoteShards remote) {
    this.config = experiment.config();
    this.experiment = experiment;
    this.ranges = List.copyOf(ranges);
    firstPartition = new int[ranges.size() + 1];
    List<NeuronRange> partitions = new ArrayList<>();
    for (int shard = 0; shard < ranges.size(); shard++) {
      partitions.addAll(ranges.get(shard).split(threads));
      firstPartition[shard + 1] = partitions.size();
    }
    shards = LocalShard.trainable(experiment.model(), partitions, remote);
  }

  /**
   * Reads what shards need of an initialised data directory, and builds them.
   *
   * @param ranges neurons of each shard that this process holds, ascending
   * @param threads threads that compute in each shard
   * @param remote the other ranges of the network; null: there are none
   */
  public static ShardTrainer open(
      Path directory, LoadedConfig loaded, List<NeuronRange> ranges, int threads, RemoteShards remote) {
    NeuronRange held = new NeuronRange(ranges.getFirst().from(), ranges.getLast().to());
    return new ShardTrainer(Experiment.read(directory, loaded, held), ranges, threads, remote);
  }

  /** The whole network as one shard. */
  static ShardTrainer whole(Experiment experiment, int threads) {
    NeuronRange all = new NeuronRange(0, experiment.config().population().neurons());
    return new ShardTrainer(experiment, List.of(all), threads, null);
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
   * Runs one shard through a loop, by the calling thread (and more inside), while other callers run all other shards through it.
   *
   * @param shard its number in {@link #ranges}
   * @param task index of the task, from 0
   * @throws io.entrain.learning.DivergenceException if an error is not finite, in whichever shard of this process
   * @throws io.entrain.shard.ShardLostException if the loop was broken up, or another process was lost; no shard can then be run again
   */
  public ShardSummary run(int shard, int loop, int task, boolean measure) {
    NeuronRange range = ranges.get(shard);
    TaskTables tables = experiment.tasks().get(task);
    DrawnInputs inputs =
        new DrawnInputs(config, experiment.model().constants(), "training", loop, tables.stimulus(), tables.targets());
    CorrelationMeter meter = measure ? meter(tables.targets()) : null;
    int first = firstPartition[shard];
    int end = firstPartition[shard + 1];
    TrialObserver observer = measure ? meter : TrialObserver.NONE;
    shards.runPartitions(first, end - first, loop, Phase.TRAINING, inputs, observer);
    long spikes = 0;
    for (int partition = first; partition < end; partition++) {
      spikes += Arrays.stream(shards.spikeCounts(partition)).asLongStream().sum();
    }
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
