package io.entrain.initialisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.Entrain;
import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.CheckpointPart;
import io.entrain.checkpoint.DamagedCheckpointException;
import io.entrain.config.ConfigException;
import io.entrain.config.ConfigLoader;
import io.entrain.experiment.ExperimentDirectory;
import io.entrain.experiment.Progress;
import io.entrain.hdf5.DataFileException;
import io.entrain.network.NeuronRange;
import io.entrain.training.LoopSummary;
import io.entrain.training.MemoryNetwork;
import io.entrain.training.SmallExperiment;
import io.entrain.training.TestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network that is drawn and measured in parts is the network that one process draws and measures. */
class SharedInitialisationTest {
  private static final CheckpointId ID = new CheckpointId(0, 3);

  @TempDir
  Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1|1|sig = 0.2", "2|1|sig = 0.2, u0_ncells = 40", "3|2|sig = 0.2, synaptic_delay = 0.7 ms", "2|2|K = 0, sig = 0.6"})
  void shouldMeasureAndTrainWhatOneProcessDoes(int processes, int shardsEach, String more) throws Exception {
    SmallExperiment whole = new SmallExperiment(directory.resolve("whole"), more).init();
    SmallExperiment parts = new SmallExperiment(directory.resolve("parts"), more);
    ExperimentDirectory shared = open("parts");
    SharedInitialisation initialisation = new SharedInitialisation(shared);
    assertThat(initialisation.isComplete()).isFalse();
    InitReport report = initialisation.complete(1, measure(shared, processes, shardsEach));
    assertThat(initialisation.isComplete()).isTrue();
    assertThat(files("parts")).containsExactlyInAnyOrder("entrain.conf", "init.h5", "param.json");
    assertThat(open("parts").files().readInitial()).usingRecursiveComparison().isEqualTo(open("whole").files().readInitial());
    assertThat(report.excitatoryRateHz()).isEqualTo(open("whole").files().readInitial().excitatoryRateHz());
    assertThat(SmallExperiment.digests(parts.train(3, null, 2))).isEqualTo(SmallExperiment.digests(whole.train(3, null, 1)));
  }

  @Test
  void shouldDrawAsManyTasksAsWereAskedFor() throws Exception {
    SmallExperiment whole = new SmallExperiment(directory.resolve("whole"), "");
    Entrain.open(directory.resolve("whole")).init(new InitOptions(2, null, 1), Progress.NONE);
    SmallExperiment parts = new SmallExperiment(directory.resolve("parts"), "");
    ExperimentDirectory shared = open("parts");
    new SharedInitialisation(shared).complete(2, measure(shared, 2, 1));
    List<LoopSummary> loops = parts.train(2, null, 1);
    assertThat(loops).extracting(LoopSummary::task).containsExactly(1, 0);
    assertThat(SmallExperiment.digests(loops)).isEqualTo(SmallExperiment.digests(whole.train(2, null, 1)));
  }

  @Test
  void shouldTestATrainedNetworkWhoseTablesAreInNoFile() throws Exception {
    SmallExperiment parts = new SmallExperiment(directory.resolve("parts"), "");
    new SharedInitialisation(open("parts")).complete(1, measure(open("parts"), 2, 1));
    parts.train(1, null, 1);
    Entrain.open(directory.resolve("parts")).test(new TestOptions(1, null, null, 1), Progress.NONE);
    assertThat(parts.file("test.h5")).exists();
  }

  @Test
  void shouldForgetTablesOfAnInitialisationThatWasNotFinished() throws Exception {
    new SmallExperiment(directory.resolve("parts"), "").init();
    Files.delete(directory.resolve("parts/param.json"));
    new SharedInitialisation(open("parts")).complete(1, measure(open("parts"), 2, 1));
    assertThat(files("parts")).containsExactlyInAnyOrder("entrain.conf", "init.h5", "param.json");
  }

  @Test
  void shouldRefuseAPartThatIsDamaged() throws Exception {
    new SmallExperiment(directory.resolve("parts"), "");
    List<CheckpointPart> parts = measure(open("parts"), 2, 1);
    Path damaged = directory.resolve("parts").resolve(parts.getLast().activity().getFirst().name());
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    SharedInitialisation initialisation = new SharedInitialisation(open("parts"));
    assertThatThrownBy(() -> initialisation.complete(1, parts))
        .isInstanceOf(DamagedCheckpointException.class)
        .hasMessageContaining(damaged.getFileName().toString());
    assertThat(initialisation.isComplete()).isFalse();
  }

  @Test
  void shouldRefusePartsThatAreNotTheWholeNetwork() throws Exception {
    new SmallExperiment(directory.resolve("parts"), "");
    List<CheckpointPart> parts = measure(open("parts"), 2, 1);
    SharedInitialisation initialisation = new SharedInitialisation(open("parts"));
    assertThatThrownBy(() -> initialisation.complete(1, parts.subList(1, 2)))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("neurons 49 to 100 are in none");
    assertThat(initialisation.isComplete()).isFalse();
  }

  @Test
  void shouldNotTakeTheNetworkFromCheckpoints() throws Exception {
    SmallExperiment experiment = new SmallExperiment(directory.resolve("parts"), "").init();
    experiment.train(1, null, 1);
    Files.delete(experiment.file("param.json"));
    SharedInitialisation initialisation = new SharedInitialisation(open("parts"));
    assertThatThrownBy(initialisation::requirePossible)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("holds checkpoints of a training (highest loop: 1)");
  }

  private ExperimentDirectory open(String name) {
    Path path = directory.resolve(name);
    return ExperimentDirectory.local(path, ConfigLoader.loadOrDrawSeed(path));
  }

  private List<String> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(name))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static List<CheckpointPart> measure(ExperimentDirectory shared, int processes, int shardsEach) throws Exception {
    List<NeuronRange> ranges = new NeuronRange(0, 100).split(processes * shardsEach);
    MemoryNetwork network = new MemoryNetwork(processes);
    List<InitialShards> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> running = new ArrayList<>();
      for (int process = 0; process < processes; process++) {
        List<NeuronRange> own = ranges.subList(process * shardsEach, (process + 1) * shardsEach);
        InitialShards shards = InitialShards.draw(shared, own, 1, processes == 1 ? null : network.join(process, ranges, shardsEach));
        all.add(shards);
        IntStream.range(0, shardsEach).forEach(shard -> running.add(threads.submit(() -> shards.run(shard))));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    return all.reversed().stream().map(shards -> shards.writePart(ID)).toList();
  }
}
