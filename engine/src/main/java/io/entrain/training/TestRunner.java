package io.entrain.training;

import io.entrain.checkpoint.CheckpointStore;
import io.entrain.checkpoint.Content;
import io.entrain.checkpoint.RestorePoint;
import io.entrain.config.ConfigException;
import io.entrain.config.ExperimentConfig;
import io.entrain.experiment.DrawnInputs;
import io.entrain.experiment.Experiment;
import io.entrain.experiment.Progress;
import io.entrain.experiment.TargetRates;
import io.entrain.experiment.TaskTables;
import io.entrain.metrics.FiringRate;
import io.entrain.metrics.RollingWindow;
import io.entrain.metrics.TestResults;
import io.entrain.metrics.TrialRecorder;
import io.entrain.network.NeuronTable;
import io.entrain.shard.LocalShard;
import io.entrain.shard.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs trials without learning, several side by side, and collects what the chosen neurons did. */
final class TestRunner {
  private final Path directory;
  private final Experiment experiment;
  private final ExperimentConfig config;
  private final int[] chosen;
  private final TestOptions options;
  private final Progress progress;
  private final AtomicInteger done = new AtomicInteger();

  TestRunner(Path directory, Experiment experiment, TestOptions options, Progress progress) {
    this.directory = directory;
    this.experiment = experiment;
    this.config = experiment.config();
    this.options = options;
    this.progress = progress;
    chosen = chosen(options, config);
  }

  /** What one trial gave. */
  private record Trial(TrialRecorder recorder, double rateHz, double seconds) {}

  TestResults run(TrainingListener listener) {
    int tasks = experiment.tasks().size();
    LocalShard shard = LocalShard.testable(experiment.model(), 1);
    int loop = restore(shard, listener::warn);
    List<Trial> trials = runAll(shard, tasks, listener);
    float[][][][] currents = new float[tasks][options.trials()][][];
    int[][][][] spikes = new int[tasks][options.trials()][][];
    double[][] rates = new double[tasks][options.trials()];
    for (int index = 0; index < trials.size(); index++) {
      int task = index % tasks;
      int trial = index / tasks;
      currents[task][trial] = trials.get(index).recorder().currents();
      spikes[task][trial] = trials.get(index).recorder().spikeSteps();
      rates[task][trial] = trials.get(index).rateHz();
    }
    TargetRates targetRates = TargetRates.of(directory, experiment, chosen);
    return new TestResults(
        chosen,
        options.trials(),
        tasks,
        config.time().steps(),
        config.time().dtMs(),
        config.time().stimOffMs(),
        config.time().learnEveryMs(),
        config.learning().correlationVar().name().toLowerCase(java.util.Locale.ROOT),
        currents,
        targets(),
        targetRates.hz(),
        targetRates.recorded(),
        spikes,
        rates,
        loop,
        config.digest());
  }

  private static int[] chosen(TestOptions options, ExperimentConfig config) {
    int neurons = config.population().neurons();
    int[] chosen = options.neurons();
    if (chosen == null) {
      chosen = new int[Math.min(config.exampleNeurons(), neurons)];
      Arrays.setAll(chosen, neuron -> neuron);
    }
    for (int neuron : chosen) {
      if (neuron < 0 || neuron >= neurons) {
        throw new ConfigException("neuron %d: must be 1 to %d".formatted(neuron + 1, neurons));
      }
    }
    if (Arrays.stream(chosen).distinct().count() != chosen.length) {
      throw new ConfigException("neurons to record: none may be given twice");
    }
    return chosen;
  }

  private int restore(LocalShard shard, Consumer<String> warnings) {
    CheckpointStore store = new CheckpointStore(directory, config.digest());
    RestorePoint point = options.restoreFrom();
    if (point == null) {
      if (store.highestLoop().isEmpty()) {
        warnings.accept("there is no checkpoint: the untrained network is tested");
        return 0;
      }
      point = new RestorePoint.Latest();
    }
    return store.load(point, Content.WEIGHTS, shard, warnings).loop();
  }

  /** Runs every trial of every task, and gives them in order of trial, then task. */
  private List<Trial> runAll(LocalShard shard, int tasks, TrainingListener listener) {
    int total = Math.multiplyExact(options.trials(), tasks);
    int lanes = Math.max(1, Math.min(options.threads(), total));
    BlockingQueue<LocalShard> idle = new LinkedBlockingQueue<>();
    idle.add(shard);
    for (int lane = 1; lane < lanes; lane++) {
      idle.add(shard.replica());
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(lanes, Thread.ofPlatform().name("entrain-trial-", 0).daemon().factory())) {
      List<Future<Trial>> running = new ArrayList<>();
      for (int index = 0; index < total; index++) {
        int occasion = index;
        running.add(executor.submit(() -> runOne(idle, occasion, occasion % tasks, total)));
      }
      return collect(running, executor, tasks, listener);
    }
  }

  private static List<Trial> collect(
      List<Future<Trial>> running, ExecutorService executor, int tasks, TrainingListener listener) {
    List<Trial> trials = new ArrayList<>();
    try {
      for (Future<Trial> trial : running) {
        Trial done = trial.get();
        listener.trialCompleted(trials.size() / tasks, trials.size() % tasks, done.seconds());
        trials.add(done);
      }
      return trials;
    } catch (ExecutionException e) {
      executor.shutdownNow();
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while testing", e);
    }
  }

  private Trial runOne(BlockingQueue<LocalShard> idle, int occasion, int task, int total) throws InterruptedException {
    LocalShard shard = idle.take();
    long start = System.nanoTime();
    try {
      TaskTables tables = experiment.tasks().get(task);
      DrawnInputs inputs =
          new DrawnInputs(config, experiment.model().constants(), "test", occasion, tables.stimulus(), tables.targets());
      TrialRecorder recorder =
          new TrialRecorder(RollingWindow.of(config.time()), ShardTrainer.correlated(config), chosen);
      int[] counts = shard.run(Phase.TEST, inputs, recorder);
      double rate = FiringRate.hz(counts, 0, shard.neurons(), config.time().dtMs(), config.time().steps());
      return new Trial(recorder, rate, (System.nanoTime() - start) * 1e-9);
    } finally {
      idle.add(shard);
      progress.advanced("trials", done.incrementAndGet(), total);
    }
  }

  private float[][][] targets() {
    float[][][] targets = new float[experiment.tasks().size()][config.time().targetRows()][chosen.length];
    for (int task = 0; task < targets.length; task++) {
      NeuronTable wanted = experiment.tasks().get(task).targets();
      for (int row = 0; row < wanted.rows().length; row++) {
        for (int i = 0; i < chosen.length; i++) {
          boolean trained = experiment.trains(chosen[i]);
          targets[task][row][i] = trained ? (float) wanted.get(row, chosen[i]) : Float.NaN;
        }
      }
    }
    return targets;
  }
}
