package io.entrain.training;

import io.entrain.config.CorrelationVariable;
import io.entrain.config.ExperimentConfig;
import io.entrain.digest.WeightDigest;
import io.entrain.metrics.CorrelationMeter;
import io.entrain.metrics.FiringRate;
import io.entrain.metrics.MeanCorrelation;
import io.entrain.shard.CurrentKind;
import io.entrain.shard.Phase;
import io.entrain.shard.Shard;
import io.entrain.shard.TrialObserver;
import io.entrain.state.CellConstants;
import java.util.List;

/** Runs single training loops of an experiment on a network in this process. */
final class LoopRunner {
  private final ExperimentConfig config;
  private final CellConstants constants;
  private final Shard shard;
  private final List<TaskTables> tasks;

  LoopRunner(ExperimentConfig config, CellConstants constants, Shard shard, List<TaskTables> tasks) {
    this.config = config;
    this.constants = constants;
    this.shard = shard;
    this.tasks = List.copyOf(tasks);
  }

  /** Presents the task once, learning; measures the correlation if {@code measure}. */
  LoopSummary run(int loop, int task, boolean measure) {
    long start = System.nanoTime();
    TaskTables tables = tasks.get(task);
    DrawnInputs inputs = new DrawnInputs(config, constants, "training", loop, tables.stimulus(), tables.targets());
    CorrelationMeter meter = measure ? ShardTrainer.meter(config, tables.targets()) : null;
    int[] counts = shard.run(Phase.TRAINING, inputs, measure ? meter : TrialObserver.NONE);
    MeanCorrelation correlation =
        measure ? MeanCorrelation.of(meter.correlations()) : new MeanCorrelation(Double.NaN, LoopSummary.NOT_MEASURED);
    double rate = FiringRate.hz(counts, 0, shard.neurons(), config.time().dtMs(), config.time().steps());
    long digest = WeightDigest.of(shard);
    double elapsed = (System.nanoTime() - start) * 1e-9;
    return new LoopSummary(loop, task, elapsed, rate, correlation.mean(), correlation.nanNeurons(), digest);
  }

  /** The current that is compared with the target. */
  static CurrentKind correlated(ExperimentConfig config) {
    return config.learning().correlationVar() == CorrelationVariable.UTOTAL ? CurrentKind.TOTAL : CurrentKind.PLASTIC;
  }
}
