package io.entrain.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.entrain.cluster.run.RunLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands one after the other on a tiny network. */
class CommandsTest {
  @TempDir
  static Path shared;
  private static Path data;
  private static CommandRun initialised;
  private static CommandRun trained;
  private static CommandRun tested;

  @TempDir
  Path temporary;

  @BeforeAll
  static void run() throws IOException {
    data = TinyNetwork.in(shared.resolve("data"), "");
    initialised = CommandRun.of("init", data, "--threads", 1);
    trained = CommandRun.of("train", data, "-n", 4, "-c", 2, "-s", "--threads", 1);
    tested = CommandRun.of("test", data, "-n", 3, "-i", "2:3,9", "--threads", 1, "--format", "svg");
  }

  @Test
  void shouldPrintRatesBeforeLearning() {
    assertThat(initialised.code()).as(initialised.err()).isZero();
    assertThat(initialised.out().lines())
        .anyMatch(line -> line.matches("mean excitatory firing rate: \\d+\\.\\d\\d Hz"))
        .anyMatch(line -> line.matches("mean inhibitory firing rate: \\d+\\.\\d\\d Hz"));
  }

  @Test
  void shouldPrintATableRowEachLoop() {
    assertThat(trained.code()).as(trained.err()).isZero();
    List<String> lines = trained.out().lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.getFirst()).isEqualTo(TrainingTable.header());
    assertThat(lines.get(1)).matches(" +1 +1 .* - +[0-9a-f]{16}");
    assertThat(lines.get(2)).matches(" +2 +1 .* -?\\d\\.\\d+ +[0-9a-f]{16}");
  }

  @Test
  void shouldTrainShardsToTheSameDigests() throws IOException {
    Path copy = TinyNetwork.in(temporary.resolve("shards"), "");
    assertThat(CommandRun.of("init", copy).code()).isZero();
    CommandRun sharded = CommandRun.of("train", copy, "-n", 4, "-c", 2, "--shards", 3);
    assertThat(sharded.code()).as(sharded.err()).isZero();
    assertThat(digests(sharded)).hasSize(4).isEqualTo(digests(trained));
  }

  private static List<String> digests(CommandRun training) {
    return training.out().lines().skip(1).map(line -> line.substring(line.lastIndexOf(' ') + 1)).toList();
  }

  @Test
  void shouldPrintALineEachTrialAndNameWhatItWrote() {
    assertThat(tested.code()).as(tested.err()).isZero();
    assertThat(tested.out().lines().filter(line -> line.matches("trial #[1-3], task #1: \\d+\\.\\d\\d sec"))).hasSize(3);
    assertThat(tested.out()).contains("task #1: 3 trials of the network of loop 4, mean firing rate ");
    List<Path> written =
        tested.out().lines().filter(line -> line.startsWith("wrote ")).map(line -> Path.of(line.substring(6))).toList();
    assertThat(written).contains(data.resolve("test.h5"), data.resolve("test-syninput-task1.svg")).allMatch(Files::exists);
  }

  @Test
  void shouldTestWithoutFigures() throws IOException {
    Path copy = TinyNetwork.in(temporary.resolve("untrained"), "");
    assertThat(CommandRun.of("init", copy).code()).isZero();
    CommandRun run = CommandRun.of("test", copy, "--no-plot");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("untrained");
    assertThat(copy.resolve("test.h5")).exists();
    assertThat(copy.resolve("test-syninput-task1.pdf")).doesNotExist();
  }

  @Test
  void shouldPlotTestAndLearningCurve() {
    CommandRun run = CommandRun.of("plot", data.resolve("test.h5"), "-i", 9, "--format", "png");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(data.resolve("test-psth-task1.png")).isNotEmptyFile();
    assertThat(data.resolve("learning-curve.png")).isNotEmptyFile();
  }

  @Test
  void shouldRefuseToPlotANeuronThatWasNotTested() {
    CommandRun run = CommandRun.of("plot", data.resolve("test.h5"), "-i", 1);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).startsWith("entrain: neurons = 1: not among the tested");
  }

  @Test
  void shouldRefuseToPlotAFileThatIsNotThere() {
    CommandRun run = CommandRun.of("plot", data.resolve("no.h5"));
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("no.h5: there is no such file");
  }

  @Test
  void shouldShowParameters() {
    assertThat(CommandRun.of("param", data).out().lines()).anyMatch(line -> line.matches("Ncells += 64 +# .*entrain.conf:2"));
    assertThat(CommandRun.of("param", data, "Ncells").out().strip()).isEqualTo("64");
  }

  @Test
  void shouldShowParametersOfAGroup() {
    assertThat(CommandRun.of("param", data, "stimulus.args").out().lines())
        .isNotEmpty()
        .allMatch(line -> line.matches("stimulus\\.args\\.\\w+ += .* +# default"));
  }

  @Test
  void shouldShowParametersToPrograms() {
    Config shown = ConfigFactory.parseString(CommandRun.of("param", data, "--output", "json").out());
    assertThat(shown.root()).hasSameSizeAs(CommandRun.of("param", data).out().lines().toList());
    assertThat(shown.getConfig("dt").root().unwrapped())
        .isEqualTo(Map.of("value", 0.1, "unit", "ms", "origin", "default"));
    assertThat(shown.getConfig("Ncells").root().unwrapped()).containsEntry("value", 64).containsEntry("unit", "");
    assertThat(shown.getConfig("\"stimulus.plugin\"").root().unwrapped().get("value")).isInstanceOf(String.class);
  }

  @Test
  void shouldNameAParameterThatIsNearlyTheOneMeant() {
    CommandRun run = CommandRun.of("param", data, "Ncelss");
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).isEqualToIgnoringNewLines("entrain: Ncelss: there is no such parameter, did you mean Ncells?");
  }

  @Test
  void shouldRefuseToInitialiseOverATraining() {
    CommandRun run = CommandRun.of("init", data);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).startsWith("entrain: " + data);
  }

  @Test
  void shouldRefuseToInitialiseWhereAFileIs() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");
    CommandRun run = CommandRun.of("init", file);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).isEqualToIgnoringNewLines(
        "entrain: " + file + ": cannot be made: something else of that name is there already");
  }

  @Test
  void shouldRefuseToTrainWhatIsNotInitialised() throws IOException {
    Path fresh = TinyNetwork.in(temporary.resolve("fresh"), "");
    CommandRun run = CommandRun.of("train", fresh);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("run 'entrain init");
  }

  @Test
  void shouldFailWhenOutputIsLost() {
    PrintStream full = new PrintStream(new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("No space left on device");
      }
    }, true, StandardCharsets.UTF_8);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(new String[] {"param", data.toString()}, full, new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("entrain: standard output could not be written to its end");
  }

  @Test
  void shouldShowTheParametersThatBeginSo() {
    assertThat(CommandRun.of("param", data, "tau").out().lines()).hasSize(5).allMatch(line -> line.startsWith("tau_"));
  }

  @Test
  void shouldNotInitialiseADirectoryInWhichSomeoneIsAtWork() {
    try (RunLock _ = RunLock.forCommand(data, warning -> fail(warning))) {
      CommandRun run = CommandRun.of("init", data);
      assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(run.err()).startsWith("entrain: ")
          .contains(data.getFileName() + ": is in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void shouldRefuseACheckpointThatIsNotThere() {
    CommandRun run = CommandRun.of("train", data, "-r", 3);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).startsWith("entrain: ").contains("loop 3");
  }

  @Test
  void shouldVerifyCases() throws URISyntaxException, IOException {
    Path good = goldenCase();
    CommandRun run = CommandRun.of("verify", good);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("PASS  ").contains("largest deviation");
    Path bad = Files.writeString(temporary.resolve("bad.h5"), "no case");
    CommandRun refused = CommandRun.of("verify", bad);
    assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.err()).startsWith("entrain: " + bad);
  }

  private static Path goldenCase() throws URISyntaxException {
    Path cli = Path.of(CommandsTest.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent().getParent();
    return cli.resolveSibling("engine").resolve("src/test/resources/golden/init-pass.h5");
  }
}
