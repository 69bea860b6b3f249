package io.entrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import io.entrain.cluster.node.ControlDoor;
import io.entrain.cluster.node.EntrainNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client's commands against a node in this JVM. */
class ClusterCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MANY = "100000";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir
  static Path shared;
  private static Path token;
  private static EntrainNode node;
  private static String address;

  @BeforeAll
  static void start() throws IOException, InterruptedException, ExecutionException, TimeoutException {
    token = shared.resolve("token");
    Path root = shared.resolve("root");
    for (String data : List.of("short", "long", "held", "given-up")) {
      assertThat(CommandRun.of("init", TinyNetwork.in(root.resolve(data), ""), "--threads", 1).code()).isZero();
    }
    Map<String, Object> settings =
        Map.of("root", root.toString(), "token", token.toString(), "port", 0, "api-port", 0, "data-port", 0, "threads", 1, "name", "n1");
    node =
        EntrainNode.start(
            ConfigFactory.parseMap(settings).atPath("entrain.node"), Version.release(), ControlDoor::open, _ -> {});
    address = node.started().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).api();
  }

  @AfterAll
  static void stop() {
    node.leave();
    node.awaitEnd();
  }

  private static CommandRun run(Object... words) {
    List<Object> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(List.of("--address", address, "--token", token));
    return CommandRun.of(all.toArray());
  }

  private static JsonNode json(Object... words) throws IOException {
    List<Object> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(List.of("--output", "json"));
    CommandRun run = run(all.toArray());
    assertThat(run.code()).as(run.err()).isZero();
    return JSON.readTree(run.out());
  }

  @Test
  void shouldShowARunFromSubmitToItsEnd() throws IOException {
    CommandRun submitted = run("submit", "short", "-n", 4, "--wait", "--key", "once");
    assertThat(submitted.code()).as(submitted.err()).isZero();
    List<String> rows = submitted.out().lines().filter(line -> line.matches(" +\\d+ +1 .* [0-9a-f]{16}")).toList();
    assertThat(rows).hasSize(4);
    String id = submitted.out().substring("run ".length(), submitted.out().indexOf(" is "));

    CommandRun status = run("status", id);
    String digest = rows.getLast().substring(rows.getLast().lastIndexOf(' ') + 1);
    assertThat(status.out()).containsPattern("state +completed").containsPattern("loops +4/4").containsPattern("digest +" + digest);
    assertThat(run("list").out().lines()).anyMatch(line -> line.startsWith(id) && line.contains("completed"));
    assertThat(run("logs", id).out()).contains("submitted", "loop 4", "completed");
    assertThat(json("submit", "short", "-n", 4, "--key", "once").path("id").asText()).isEqualTo(id);
    assertThat(run("watch", id).code()).as("the run is completed").isZero();
  }

  @Test
  void shouldHaveTheNodeInitialiseADirectory() throws IOException {
    Path drawn = TinyNetwork.in(shared.resolve("root").resolve("drawn"), "");
    assertThat(run("submit", "drawn", "--wait").out()).contains("not initialised", "--init");
    CommandRun submitted = run("submit", "drawn", "-n", 2, "--init", "--tasks", 2, "--wait");
    assertThat(submitted.code()).as(submitted.err()).isZero();
    assertThat(submitted.out()).contains("initialised: 2 tasks; initial rates");
    Path whole = TinyNetwork.in(shared.resolve("whole"), "");
    assertThat(CommandRun.of("init", whole, "--tasks", 2).code()).isZero();
    List<String> trained = digests(CommandRun.of("train", whole, "-n", 2).out());
    assertThat(trained).hasSize(2);
    assertThat(digests(submitted.out())).isEqualTo(trained);
    assertThat(Files.exists(drawn.resolve("X_stim.h5"))).isFalse();
  }

  private static List<String> digests(String table) {
    return table.lines()
        .filter(line -> line.matches(" +\\d+ +\\d+ .* [0-9a-f]{16}"))
        .map(line -> line.substring(line.length() - 16))
        .toList();
  }

  @Test
  void shouldHoldSaveAndGoOnWithARun() throws IOException {
    String id = json("submit", "held", "-n", MANY).path("id").asText();
    Awaitility.await().atMost(PATIENCE).until(() -> json("status", id).path("completed_loop").asInt() > 0);
    assertThat(run("checkpoint", id).out()).contains("checkpoint is done");
    assertThat(json("status", id).path("checkpoint_loop").asInt()).isPositive();
    assertThat(run("pause", id).out()).contains("pause is done");
    assertThat(json("status", id).path("state").asText()).isEqualTo("paused");
    assertThat(run("resume", id).out()).contains("resume is done");
    assertThat(run("stop", id).out()).contains("stop is done");
    assertThat(json("status", id).path("state").asText()).isEqualTo("stopped");
    CommandRun again = run("pause", id);
    assertThat(again.code()).as("a run that has ended cannot be paused").isEqualTo(ExitCode.FAILED);
    assertThat(again.out() + again.err()).contains("stopped");
  }

  @Test
  void shouldGiveARunUp() throws IOException {
    String id = json("submit", "given-up", "-n", MANY).path("id").asText();
    assertThat(run("cancel", id).out()).contains("cancel is done");
    assertThat(json("status", id).path("state").asText()).isEqualTo("cancelled");
    assertThat(run("watch", id).code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void shouldShowNodes() throws IOException {
    assertThat(run("nodes").out().lines()).anyMatch(line -> line.startsWith("n1 "));
    assertThat(json("nodes").path("nodes").get(0).path("name").asText()).isEqualTo("n1");
  }

  @Test
  void shouldSayWhatIsWrongWithARequest() {
    CommandRun outside = run("submit", "../elsewhere");
    assertThat(outside.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(outside.err()).contains("../elsewhere");
    CommandRun unknown = run("status", "nothing-like-it");
    assertThat(unknown.code()).isEqualTo(ExitCode.FAILED);
    assertThat(unknown.err()).contains("nothing-like-it");
    CommandRun node = run("drain", "n7");
    assertThat(node.code()).isEqualTo(ExitCode.FAILED);
    assertThat(node.err()).contains("n7");
  }

  @Test
  void shouldTellAStrangerThatItIsOne() throws IOException {
    Path other = shared.resolve("other-token");
    Files.copy(token, other, StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(other, "0".repeat(43) + "\n");
    CommandRun stranger = CommandRun.of("list", "--address", address, "--token", other);
    assertThat(stranger.code()).as(stranger.err()).isEqualTo(ExitCode.NOT_AUTHORISED);
  }
}
