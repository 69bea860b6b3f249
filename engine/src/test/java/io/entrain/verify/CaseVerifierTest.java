package io.entrain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.Precision;
import io.entrain.hdf5.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseVerifierTest {
  private static final String TRAINING = "lif-static-plastic";

  @TempDir
  Path directory;

  private static CaseReport run(Path path) {
    return new CaseVerifier(TextbookSimulation::new).run(path, new VerifyOptions(Precision.FLOAT64, 1));
  }

  private void assertFails(PatchedCase patched, String place, String reason) throws IOException {
    CaseReport report = run(patched.write(directory));
    assertThat(report.passed()).isFalse();
    assertThat(report.place()).isEqualTo(place);
    assertThat(report.notes()).anyMatch(note -> note.contains(reason));
  }

  private void assertRefused(PatchedCase patched, String... messages) throws IOException {
    assertRefused(patched.write(directory), messages);
  }

  private static void assertRefused(Path path, String... messages) {
    assertThatThrownBy(() -> run(path))
        .isInstanceOf(DataFileException.class)
        .hasMessageStartingWith(path.toString())
        .hasMessageContainingAll(messages);
  }

  @Test
  void shouldNameTheCaseByItsAttribute() throws IOException {
    CaseReport report = run(new PatchedCase("ricciardi").write(directory));
    assertThat(report.name()).isEqualTo("ricciardi");
    assertThat(report.passed()).isTrue();
  }

  @Test
  void shouldNoticeOneWeightOffByOnePartInTenMillion() throws IOException {
    double[] weights;
    try (CaseFile file = CaseFile.open(GoldenCases.file(TRAINING))) {
      weights = file.array("expected/loop2/wp_weights").values();
    }
    double scale = Arrays.stream(weights).map(Math::abs).max().orElseThrow();
    PatchedCase patched = new PatchedCase(TRAINING).real("expected/loop2/wp_weights", 500, weights[500] + 1e-7 * scale);
    assertFails(patched, "expected/loop2/wp_weights[500]", "deviation 1.00e-07, allowed 1.00e-09");
  }

  @Test
  void shouldNoticeOneSpikeOneStepLater() throws IOException {
    double step;
    try (CaseFile file = CaseFile.open(GoldenCases.file("init-pass"))) {
      step = file.array("expected/spike_step").values()[200];
    }
    CaseReport report = run(new PatchedCase("init-pass").integer("expected/spike_step", 200, (int) step + 1).write(directory));
    assertThat(report.passed()).isFalse();
    assertThat(report.notes()).hasSize(1);
    assertThat(report.notes().getFirst()).startsWith("initial pass: spikes differ from step " + (int) step + " on");
  }

  @Test
  void shouldNoticeAWrongRate() throws IOException {
    assertFails(new PatchedCase("ricciardi").real("expected/rate1", 77, 12), "expected/rate1[77]", "instead of 12.0");
  }

  @Test
  void shouldStartTheNextLoopFromTheFileOnceSpikesMoved() {
    Path file = GoldenCases.file("ragged-plastic");
    CaseReport report = new CaseVerifier(StumblingSimulation::new).run(file, new VerifyOptions(Precision.FLOAT32, 1));
    assertThat(report.passed()).as("%s", report).isTrue();
    assertThat(report.notes()).hasSize(2).last().isEqualTo("loop1: the loop after it starts from the weights and P of the file");
    assertThat(report.largestDeviation()).isLessThan(1e-9);
  }

  @Test
  void shouldFailWhereTheFileExpectsMoreThanIsComputed() throws IOException {
    CaseReport report = run(new PatchedCase("test-trial").text("u_plas_end", "u_plus_end").write(directory));
    assertThat(report.notes()).contains("expected/trial0_task0/u_plus_end: not computed by this version");
    assertThat(report.passed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "'\"cellModel\": \"LIF\", ' | '\"cellModel\":\"GLIF1\",' | cell model GLIF1",
        "'\"LX\": 0' | '\"LX\": 6' | feed-forward neurons (LX = 6)",
        "'\"float64\"' | '\"float16\"' | PPrecision = float16",
        "'\"fast\", ' | '\"small\",' | PCompute = small",
      })
  void shouldFailACaseThatNeedsAMissingFeature(String from, String to, String feature) throws IOException {
    CaseReport report = run(new PatchedCase(TRAINING).text(from, to).write(directory));
    assertThat(report.passed()).isFalse();
    assertThat(report.largestDeviation()).isNaN();
    assertThat(report.notes()).containsExactly("not supported by this version: " + feature);
  }

  @Test
  void shouldRefuseWhatIsNoFile() {
    assertRefused(directory.resolve("absent.h5"), "no such file");
    assertRefused(directory, "it is a directory");
  }

  @Test
  void shouldRefuseWhatIsNotHdf5() throws IOException {
    assertRefused(Files.writeString(directory.resolve("text.h5"), "a text ".repeat(1000)), "HDF5");
    assertRefused(Files.createFile(directory.resolve("empty.h5")), "HDF5");
  }

  @ParameterizedTest
  @CsvSource({"100", "2000", "40000", "400000"})
  void shouldRefuseATruncatedFile(int length) throws IOException {
    byte[] whole = Files.readAllBytes(GoldenCases.file(TRAINING));
    assertRefused(Files.write(directory.resolve("short.h5"), Arrays.copyOf(whole, length)), "damaged");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "'kind' | 'kine' | has no attribute kind",
        "'train' | 'brain' | kind = brain: must be one of",
        "'{\"dt\"' | '[\"dt\"' | params_json",
        "'\"Nsteps\": 2400' | '\"Nsteps\": 2401' | params_json: steps.Nsteps = 2401",
        "'\"Ncells\": 64' | '\"Ncells\": 63' | shape of input/v0 = [2, 64]: must be [2, 63]",
        "'\"nloops\": 2' | '\"nloopz\": 2' | params_json: must have nloops",
        "'\"nloops\": 2' | '\"nloops\": 1' | shape of input/task = [2]: must be [1]",
        "'w0_post' | 'w0_past' | no dataset input/w0_post",
        "'loop2' | 'loop3' | groups of expected = [loop1, loop3]: must be [loop1, loop2]",
      })
  void shouldSayWhatIsWrongWithTheFile(String from, String to, String message) throws IOException {
    assertRefused(new PatchedCase(TRAINING).text(from, to), message);
  }

  @Test
  void shouldRefuseSynapsesThatLeadNowhere() throws IOException {
    assertRefused(new PatchedCase(TRAINING).integer("input/wp_pre", 9, 64), "input/wp, synapse 9: neuron 64 is not in 0..63");
    assertRefused(new PatchedCase(TRAINING).integer("input/w0_offsets", 9, 5), "input/w0_offsets[9] = 5: must not fall");
  }

  @Test
  void shouldRefuseInputsThatAreNoNumbers() throws IOException {
    assertRefused(new PatchedCase(TRAINING).real("input/v0", 65, Double.NaN), "input/v0[1,1] = NaN: must be a finite number");
    assertRefused(new PatchedCase("ricciardi").real("input/params2", 0, -1), "input/params2: sigma = -1.0");
    assertRefused(new PatchedCase("ricciardi").real("input/psth", 7, -1), "input/params0: rate = -1.0 Hz");
  }

  @Test
  void shouldRefuseTasksThatDoNotExist() throws IOException {
    assertRefused(new PatchedCase("two-tasks-two-loops").text("\"ntasks\": 2", "\"ntasks\": 1"), "input/task[0] = 1: must be in 0..0");
  }
}
