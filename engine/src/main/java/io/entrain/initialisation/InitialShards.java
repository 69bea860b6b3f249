package io.entrain.initialisation;

import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.CheckpointPart;
import io.entrain.config.ExperimentConfig;
import io.entrain.experiment.ConstantsFactory;
import io.entrain.experiment.ExperimentDirectory;
import io.entrain.experiment.ExperimentGenerator;
import io.entrain.experiment.Progress;
import io.entrain.experiment.ShardCut;
import io.entrain.metrics.CurrentStatistics;
import io.entrain.metrics.ShardSummary;
import io.entrain.network.NeuronRange;
import io.entrain.network.SynapseTable;
import io.entrain.shard.LocalShard;
import io.entrain.shard.NetworkModel;
import io.entrain.shard.Phase;
import io.entrain.shard.RemoteShards;
import io.entrain.state.CellConstants;
import java.util.List;

/**
 * The shards of a network that this process holds, with their static synapses alone, for the initial pass. Every shard is run by a thread
 * of its own that somebody else provides; they move in lockstep with each other and with the shards of other processes.
 */
public final class InitialShards {
  /** The initial pass counts as the trial before the first loop. */
  private static final int TRIAL = 0;

  private final ExperimentDirectory directory;
  private final ExperimentConfig config;
  private final CellConstants constants;
  private final ShardCut cut;
  private final LocalShard shards;
  private final CurrentStatistics statistics;

  private InitialShards(ExperimentDirectory directory, CellConstants constants, ShardCut cut, LocalShard shards) {
    this.directory = directory;
    this.config = directory.loaded().experiment();
    this.constants = constants;
    this.cut = cut;
    this.shards = shards;
    statistics = new CurrentStatistics(config.time().initialSkip(), config.u0Neurons(), constants.neurons());
  }

  /**
   * Draws the static synapses that shards need, and builds them.
   *
   * @param ranges neurons of each shard that this process holds, ascending
   * @param threads threads that compute in each shard
   * @param remote the other ranges of the network; null: there are none
   */
  public static InitialShards draw(ExperimentDirectory directory, List<NeuronRange> ranges, int threads, RemoteShards remote) {
    ExperimentConfig config = directory.loaded().experiment();
    ShardCut cut = new ShardCut(ranges, threads);
    CellConstants constants = ConstantsFactory.of(config);
    SynapseTable statics = new ExperimentGenerator(config, cut.held(), directory.plugins(), Progress.NONE).statics();
    NetworkModel model = InitialPass.model(config, constants, statics, cut.held());
    return new InitialShards(directory, constants, cut, LocalShard.testable(model, cut.partitions(), remote));
  }

  /** Neurons of each shard of this process. */
  public List<NeuronRange> ranges() {
    return cut.shards();
  }

  /**
   * Runs one shard through the pass, by the calling thread (and more inside), while other callers run all other shards through it.
   *
   * @param shard its number in {@link #ranges}
   * @throws io.entrain.shard.ShardLostException if the pass was broken up, or another process was lost
   */
  public ShardSummary run(int shard) {
    long spikes = cut.run(shards, shard, TRIAL, Phase.INITIAL, InitialPass.inputs(config, constants), statistics);
    return new ShardSummary(cut.shards().get(shard), spikes, null, 0);
  }

  /** Writes what all shards have measured; to be called when they are through the pass. */
  public CheckpointPart writePart(CheckpointId id) {
    NeuronRange held = cut.held();
    int[] counts = new int[held.size()];
    for (int partition = 0; partition < cut.partitions().size(); partition++) {
      NeuronRange range = cut.partitions().get(partition);
      System.arraycopy(shards.spikeCounts(partition), 0, counts, range.from() - held.from(), range.size());
    }
    return InitialPartFile.write(directory, id, held, counts, statistics);
  }

  /** Ends a running pass: its threads fail with a {@link io.entrain.shard.ShardLostException}. From any thread. */
  public void breakUp(String reason) {
    shards.breakUp(reason);
  }
}
