package io.entrain.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigLoader;
import io.entrain.config.LoadedConfig;
import io.entrain.experiment.ExperimentDirectory;
import io.entrain.linalg.RealArray;
import io.entrain.metrics.ShardSummary;
import io.entrain.network.NeuronRange;
import io.entrain.shard.LearnedSnapshot;
import io.entrain.shard.LearnedState;
import io.entrain.shard.RemoteShards;
import io.entrain.shard.ShardLostException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shards of one process and of several, here joined by queues, give the bits of the trainer that knows no shards. */
class ShardTrainerTest {
  private static final int LOOPS = 3;

  @TempDir
  Path directory;

  private LoadedConfig loaded;

  private List<Long> local(String more) throws IOException {
    SmallExperiment experiment = new SmallExperiment(directory, more).init();
    loaded = ConfigLoader.loadOrDrawSeed(directory);
    return SmallExperiment.digests(experiment.train(LOOPS, null, 1));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"1|sig = 0.2", "2|sig = 0.2", "3|sig = 0.2", "5|''", "3|synaptic_delay = 0.7 ms"})
  void shouldGiveTheSameBitsForAnyNumberOfShards(int shards, String more) throws Exception {
    List<Long> expected = local(more);
    List<NeuronRange> ranges = new NeuronRange(0, 100).split(shards);
    ShardTrainer trainer = ShardTrainer.open(ExperimentDirectory.local(directory, loaded), ranges, 1, null);
    assertThat(SmallExperiment.digests(train(List.of(trainer)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"2|1|sig = 0.2", "3|1|''", "2|2|K = 0, sig = 0.6", "3|2|synaptic_delay = 0.7 ms, sig = 0.2", "2|1|synaptic_delay = 3 ms"})
  void shouldGiveTheSameBitsForAnyNumberOfProcesses(int processes, int shardsEach, String more) throws Exception {
    List<Long> expected = local(more);
    List<NeuronRange> ranges = new NeuronRange(0, 100).split(processes * shardsEach);
    MemoryNetwork network = new MemoryNetwork(processes);
    List<ShardTrainer> trainers = new ArrayList<>();
    for (int process = 0; process < processes; process++) {
      List<NeuronRange> own = ranges.subList(process * shardsEach, (process + 1) * shardsEach);
      RemoteShards remote = network.join(process, ranges, shardsEach);
      trainers.add(ShardTrainer.open(ExperimentDirectory.local(directory, loaded), own, 1 + process % 2, remote));
    }
    assertThat(SmallExperiment.digests(train(trainers))).isEqualTo(expected);
  }

  @Test
  void shouldEndTheLoopOfEveryShardWhenOneIsLost() throws Exception {
    local("");
    ShardTrainer trainer = ShardTrainer.open(ExperimentDirectory.local(directory, loaded), new NeuronRange(0, 100).split(2), 1, null);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<ShardSummary> waiting = threads.submit(() -> trainer.run(0, 1, 0, true));
      trainer.breakUp("shard 2 stopped");
      assertThatThrownBy(waiting::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(ShardLostException.class)
          .hasMessageContaining("shard 2 stopped");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FloatPrecision = float32, PPrecision = float32", "FloatPrecision = float64, PPrecision = float32",
        "FloatPrecision = float32, PPrecision = float64", "FloatPrecision = float64, PPrecision = float64"
      })
  void shouldKeepInASnapshotWhatWasLearnedUntilItIsTakenAnew(String precisions) throws Exception {
    local(precisions);
    ShardTrainer trainer = ShardTrainer.open(ExperimentDirectory.local(directory, loaded), new NeuronRange(0, 100).split(2), 1, null);
    LearnedSnapshot snapshot = trainer.snapshot();
    train(List.of(trainer));
    snapshot.take();
    List<Double> learned = learned(trainer.state());
    assertThat(trainer.learnedBytes()).isGreaterThanOrEqualTo(4L * learned.size());
    train(List.of(trainer));
    assertThat(learned(snapshot)).isEqualTo(learned).isNotEqualTo(learned(trainer.state()));
    snapshot.take();
    assertThat(learned(snapshot)).isEqualTo(learned(trainer.state()));
  }

  /** All weights and all of P. */
  private static List<Double> learned(LearnedState state) {
    List<Double> numbers = new ArrayList<>();
    for (int neuron = 0; neuron < state.neurons(); neuron++) {
      int inputs = state.inDegree(neuron);
      RealArray weights = RealArray.allocate(state.weightPrecision(), inputs);
      state.copyWeights(neuron, weights, 0);
      RealArray covariance = RealArray.allocate(state.covariancePrecision(), inputs * (inputs + 1) / 2);
      state.copyCovariance(neuron, covariance, 0);
      IntStream.range(0, weights.length()).forEach(i -> numbers.add(weights.get(i)));
      IntStream.range(0, covariance.length()).forEach(i -> numbers.add(covariance.get(i)));
    }
    return numbers;
  }

  private List<LoopSummary> train(List<ShardTrainer> trainers) throws Exception {
    List<LoopSummary> loops = new ArrayList<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (int loop = 1; loop <= LOOPS; loop++) {
        int number = loop;
        List<Future<ShardSummary>> running = new ArrayList<>();
        for (ShardTrainer trainer : trainers) {
          IntStream.range(0, trainer.ranges().size())
              .forEach(shard -> running.add(threads.submit(() -> trainer.run(shard, number, 0, true))));
        }
        List<ShardSummary> shards = new ArrayList<>();
        for (Future<ShardSummary> each : running) {
          shards.add(each.get());
        }
        loops.add(LoopSummary.of(loop, 0, 0, shards, loaded.experiment().time()));
      }
    }
    return loops;
  }
}
