package io.entrain.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.Entrain;
import io.entrain.checkpoint.RestorePoint;
import io.entrain.experiment.Progress;
import io.entrain.hdf5.Hdf5File;
import io.entrain.initialisation.InitOptions;
import io.entrain.linalg.VectorSupport;
import io.entrain.metrics.TestResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTrainerTest {
  private static final RestorePoint LATEST = new RestorePoint.Latest();

  @TempDir
  Path directory;

  private SmallExperiment experiment(String name, String more) throws IOException {
    return new SmallExperiment(directory.resolve(name), more).init();
  }

  private static void assertSameCheckpoint(SmallExperiment one, SmallExperiment other, int loop) {
    for (String table : new String[] {"wpWeightIn", "P"}) {
      try (Hdf5File a = Hdf5File.open(one.file(table + "-ckpt" + loop + ".h5"));
          Hdf5File b = Hdf5File.open(other.file(table + "-ckpt" + loop + ".h5"))) {
        assertThat(a.floats(table + "/values")).isEqualTo(b.floats(table + "/values"));
        assertThat(a.longs(table + "/offsets")).isEqualTo(b.longs(table + "/offsets"));
      }
    }
  }

  @Test
  void shouldGoOnAfterARestoreAsIfItHadNeverStopped() throws IOException {
    SmallExperiment whole = experiment("whole", "sig = 0.3");
    SmallExperiment pieces = experiment("pieces", "sig = 0.3");
    List<LoopSummary> atOnce = whole.train(20, null, 1);
    List<LoopSummary> inPieces = new ArrayList<>(pieces.train(7, null, 2));
    inPieces.addAll(pieces.train(13, LATEST, 1));
    assertThat(SmallExperiment.digests(inPieces)).isEqualTo(SmallExperiment.digests(atOnce));
    assertThat(inPieces.getLast().loop()).isEqualTo(20);
    assertThat(inPieces.getLast().correlation()).isEqualTo(atOnce.getLast().correlation());
    assertSameCheckpoint(whole, pieces, 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sig = 0.4",
        "sig = 0.4, noise_model = current",
        "K = 0, L = 12, sig = 0.6",
        "synaptic_delay = 0.7 ms",
        "learn_every = 0.1 ms, train_duration = 50 ms",
        "tau_plas = { distribution = uniform, min = 50 ms, max = 200 ms }",
        "FloatPrecision = float64, PPrecision = float64",
        "FloatPrecision = float32, PPrecision = float64",
        "FloatPrecision = float64, PPrecision = float32",
        "refrac = 2 ms, frac = 0.5",
      })
  void shouldGiveTheSameBitsForAnyNumberOfThreads(String more) throws IOException {
    SmallExperiment experiment = experiment("e", more);
    List<Long> one = SmallExperiment.digests(experiment.train(3, null, 1));
    assertThat(one).doesNotHaveDuplicates();
    for (int threads : new int[] {2, 3, 7}) {
      assertThat(SmallExperiment.digests(experiment.train(3, null, threads))).as("%d threads", threads).isEqualTo(one);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sig = 0.2", "sig = 0.2, noise_model = current", "tau_plas = { distribution = uniform, min = 50 ms, max = 200 ms }",
        "FloatPrecision = float64, PPrecision = float64"
      })
  void shouldGiveTheSameBitsWithoutTheVectorApi(String more) throws IOException {
    SmallExperiment experiment = experiment("e", more);
    List<Long> vector = SmallExperiment.digests(experiment.train(3, null, 2));
    System.setProperty(VectorSupport.KERNELS_PROPERTY, "scalar");
    try {
      assertThat(SmallExperiment.digests(experiment.train(3, null, 2))).isEqualTo(vector);
    } finally {
      System.clearProperty(VectorSupport.KERNELS_PROPERTY);
    }
  }

  @Test
  void shouldLearn() throws IOException {
    String calm = "Ncells = 800, L = 30, train_duration = 1 s, stim_on = 800 ms, stim_off = 1 s, u0_skip_time = 1 s, penlambda = 0.8";
    List<LoopSummary> loops = experiment("e", calm).train(40, null, 2);
    assertThat(loops.getFirst().correlation()).isLessThan(0.1);
    assertThat(loops.getLast().correlation()).isGreaterThan(0.3);
  }

  @Test
  void shouldNotTouchWeightsInBenchmarkMode() throws IOException {
    List<Long> digests = SmallExperiment.digests(experiment("e", "benchmark = true").train(3, null, 1));
    assertThat(digests.stream().distinct()).hasSize(1);
  }

  @Test
  void shouldStopAfterTheLoopWithACheckpoint() throws IOException {
    SmallExperiment experiment = experiment("e", "");
    List<LoopSummary> loops =
        experiment.train(
            50,
            null,
            1,
            new TrainingListener() {
              private int done;

              @Override
              public void loopCompleted(LoopSummary summary) {
                done = summary.loop();
              }

              @Override
              public boolean stopRequested() {
                return done == 3;
              }
            });
    assertThat(loops).hasSize(3);
    assertThat(experiment.file("ckpt3.json")).exists();
    assertThat(experiment.train(1, LATEST, 1).getFirst().loop()).isEqualTo(4);
  }

  @Test
  void shouldKeepTheLearningCurveAcrossARestore() throws IOException {
    SmallExperiment experiment = experiment("e", "");
    experiment.train(3, null, 1);
    experiment.train(2, LATEST, 1);
    assertThat(LearningCurveFile.read(directory.resolve("e"))).extracting(LoopSummary::loop).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void shouldRefuseParametersThatChangedSinceInit() throws IOException {
    SmallExperiment experiment = experiment("e", "");
    Files.writeString(experiment.file("entrain.conf"), SmallExperiment.PARAMETERS + "penmu = 0.5");
    assertThatThrownBy(() -> experiment.train(1, null, 1)).hasMessageContaining("penmu was 0.01 and is now 0.5");
  }

  @Test
  void shouldAskForInitFirst() throws IOException {
    SmallExperiment experiment = new SmallExperiment(directory.resolve("e"), "");
    assertThatThrownBy(() -> experiment.train(1, null, 1)).hasMessageContaining("entrain init");
  }

  @Test
  void shouldNotInitialiseOverATraining() throws IOException {
    SmallExperiment experiment = experiment("e", "");
    experiment.train(1, null, 1);
    assertThatThrownBy(experiment::init).hasMessageContaining("holds checkpoints of a training");
  }

  @Test
  void shouldNotInitialiseOverATrainingWithOtherParameters() throws IOException {
    experiment("e", "").train(1, null, 1);
    SmallExperiment changed = new SmallExperiment(directory.resolve("e"), "wpee = 0.3");
    assertThatThrownBy(changed::init).hasMessageContaining("holds checkpoints of a training (highest loop: 1)");
  }

  @Test
  void shouldWarnBeforeATrainingIsReplaced() throws IOException {
    SmallExperiment experiment = experiment("e", "");
    experiment.train(2, null, 1);
    assertThat(warningsOfATraining(experiment)).singleElement().asString().contains("highest loop: 2").contains("latest");
  }

  @Test
  void shouldWarnBeforeATrainingIsReplacedOfWhichNoManifestCanBeRead() throws IOException {
    SmallExperiment experiment = experiment("e", "");
    experiment.train(2, null, 1);
    Files.writeString(experiment.file("ckpt2.json"), "{");
    assertThat(warningsOfATraining(experiment)).singleElement().asString().contains("highest loop: 2");
  }

  private static List<String> warningsOfATraining(SmallExperiment experiment) {
    List<String> warnings = new ArrayList<>();
    experiment.train(
        1,
        null,
        1,
        new TrainingListener() {
          @Override
          public void warn(String message) {
            warnings.add(message);
          }
        });
    return warnings;
  }

  @Test
  void shouldNameNeuronLoopAndStepWhereTrainingDiverges() throws IOException {
    SmallExperiment experiment = experiment("e", "penlambda = 1e-30, penmu = 0");
    assertThatThrownBy(() -> experiment.train(30, null, 2))
        .isInstanceOf(io.entrain.learning.DivergenceException.class)
        .hasMessageMatching("loop \\d+: the error of neuron \\d+ at step \\d+ is .*");
  }

  @Test
  void shouldTestTheSameWithAnyNumberOfTrialsSideBySide() throws IOException {
    SmallExperiment experiment = experiment("e", "sig = 0.2");
    experiment.train(2, null, 1);
    Entrain entrain = Entrain.open(directory.resolve("e"));
    TestResults one = entrain.test(new TestOptions(5, new int[] {3, 0, 99}, null, 1), Progress.NONE);
    TestResults three = entrain.test(new TestOptions(5, new int[] {3, 0, 99}, null, 3), Progress.NONE);
    assertThat(three.current()).isDeepEqualTo(one.current());
    assertThat(three.spikeSteps()[0][4]).isDeepEqualTo(one.spikeSteps()[0][4]);
    assertThat(one.checkpointLoop()).isEqualTo(2);
    assertThat(one.current()[0][0][0]).isNotEqualTo(one.current()[0][1][0]);
    assertThat(experiment.file("test.h5")).exists();
  }

  @Test
  void shouldTellOfTestTrialsInOrderHoweverManyRunSideBySide() throws IOException {
    SmallExperiment experiment = new SmallExperiment(directory.resolve("e"), "");
    Entrain entrain = Entrain.open(experiment.file(""));
    entrain.init(new InitOptions(2, null, 1), Progress.NONE);
    List<String> trials = new ArrayList<>();
    entrain.test(
        new TestOptions(3, new int[] {0}, null, 3),
        Progress.NONE,
        new TrainingListener() {
          @Override
          public void trialCompleted(int trial, int task, double seconds) {
            assertThat(seconds).isPositive();
            trials.add(trial + "/" + task);
          }
        });
    assertThat(trials).containsExactly("0/0", "0/1", "1/0", "1/1", "2/0", "2/1");
  }

  @Test
  void shouldTestTheUntrainedNetworkAndSaySo() throws IOException {
    experiment("e", "");
    List<String> warnings = new ArrayList<>();
    TestResults results =
        Entrain.open(directory.resolve("e"))
            .test(
                new TestOptions(1, null, null, 1),
                Progress.NONE,
                new TrainingListener() {
                  @Override
                  public void warn(String message) {
                    warnings.add(message);
                  }
                });
    assertThat(results.checkpointLoop()).isZero();
    assertThat(results.neurons()).hasSize(25);
    assertThat(warnings).singleElement().asString().contains("untrained");
  }
}
