package io.entrain.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entrain.Entrain;
import io.entrain.checkpoint.RestorePoint;
import io.entrain.experiment.Progress;
import io.entrain.initialisation.InitOptions;
import io.entrain.training.LoopSummary;
import io.entrain.training.TrainOptions;
import io.entrain.training.TrainingListener;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Nodes, runs on them, and the same runs undisturbed to compare with. One test has it at a time; where tests share it, each has directories
 * and idempotency keys of its own, and logs that begin with it.
 */
final class Laboratory implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final int FIRST_PORT = 10_000;
  private static final int LAST_PORT = 30_000;
  /** That of one user, who has certificates beside it, which the first node makes for all. */
  private static final Path TOKEN = Path.of("target", "user", "token").toAbsolutePath();
  private static final Set<Integer> GIVEN = new HashSet<>();
  private static final String EXPERIMENT =
      """
      seed = 5
      Ncells = 400
      pree = 0.2
      L = 8
      synaptic_delay = 0.2 ms
      train_duration = 150 ms
      stim_on = 30 ms
      stim_off = 40 ms
      u0_skip_time = 50 ms
      penlambda = 0.5
      sig = 0.2
      """;

  private final Path folder;
  private final List<NodeProcess> nodes = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private final List<Integer> apiPorts = new ArrayList<>();
  private Api api = new Api(TOKEN, this::answeringPorts);
  private String experiment = EXPERIMENT;
  private final KeepAlive keepAlive = new KeepAlive(nodes);
  private int test;

  private Laboratory(Path folder) {
    this.folder = folder;
  }

  /** So many nodes, up and joined. */
  static Laboratory of(Path folder, int count) throws IOException {
    return of(folder, count, List.of());
  }

  /** So many nodes, up and joined; {@code jvm} are flags for each. */
  static Laboratory of(Path folder, int count, List<String> jvm) throws IOException {
    Laboratory laboratory = prepared(folder, count, jvm);
    return laboratory.closedUnless(laboratory::startAll);
  }

  /** So many nodes, not started. */
  static Laboratory prepared(Path folder, int count, List<String> jvm) throws IOException {
    Laboratory laboratory = new Laboratory(folder);
    Files.createDirectories(laboratory.root());
    laboratory.ports.addAll(freePorts(count));
    for (int node = 0; node < count; node++) {
      laboratory.prepare(node, jvm, List.of());
    }
    return laboratory;
  }

  /** No node yet; those to come have these ports for messages. */
  static Laboratory withPorts(Path folder, List<Integer> ports) throws IOException {
    Laboratory laboratory = new Laboratory(folder);
    Files.createDirectories(laboratory.root());
    laboratory.ports.addAll(ports);
    return laboratory;
  }

  /** Starts all that do not run, and waits until all are up and known to whoever leads. */
  void startAll() {
    nodes.stream().filter(node -> !node.alive()).forEach(NodeProcess::start);
    nodes.forEach(NodeProcess::awaitUp);
    awaitNodes(nodes.size());
  }

  /** This one, as new for another test: all nodes are up, those that the last one has left ended are started again. */
  Laboratory renewed() {
    test++;
    experiment = EXPERIMENT;
    keepAlive.end();
    nodes.forEach(NodeProcess::forgetLog);
    return closedUnless(this::startAll);
  }

  private Laboratory closedUnless(Runnable succeeds) {
    boolean succeeded = false;
    try {
      succeeds.run();
      succeeded = true;
      return this;
    } finally {
      if (!succeeded) {
        close();
      }
    }
  }

  /** A node that is stopped, or has not joined yet, takes a connection, and whoever asks it waits for nothing. */
  private List<Integer> answeringPorts() {
    return IntStream.range(0, nodes.size()).filter(node -> nodes.get(node).answers()).mapToObj(apiPorts::get).toList();
  }

  /** From now on asks nodes over HTTPS, which have certificates of this authority. */
  void trust(Path authority) {
    api = api.secure(authority);
  }

  /** A node more, which is not started yet. */
  NodeProcess prepare(int node, List<String> jvm, List<String> options) throws IOException {
    return prepare(node, root(), jvm, options);
  }

  private NodeProcess prepare(int node, Path runs, List<String> jvm, List<String> options) throws IOException {
    if (node >= ports.size()) {
      ports.add(freePorts(1).getFirst());
    }
    int apiPort = freePorts(1).getFirst();
    List<String> all = new ArrayList<>(
        List.of("--root", runs.toString(), "--token", TOKEN.toString(), "--threads", "1"));
    all.addAll(List.of("--port", "" + ports.get(node), "--api-port", "" + apiPort, "--config", config().toString()));
    all.addAll(List.of("--join", String.join(",", ports.stream().limit(3).map(port -> "127.0.0.1:" + port).toList())));
    all.addAll(options);
    List<String> flags = new ArrayList<>(
        List.of(
            "-Dentrain.node.data-port=0",
            "-Dakka.cluster.split-brain-resolver.stable-after=3s",
            "-Dakka.cluster.split-brain-resolver.down-all-when-unstable=10s",
            "-Dakka.cluster.failure-detector.acceptable-heartbeat-pause=3s"));
    flags.addAll(StartupCache.flags());
    flags.addAll(jvm);
    NodeProcess process = new NodeProcess("node" + (node + 1), folder, flags, all);
    nodes.add(process);
    apiPorts.add(apiPort);
    return process;
  }

  /** The next node, which is not started yet, and sees the runs of another cluster. */
  NodeProcess prepareOn(Path foreignRoot) throws IOException {
    return prepare(0, foreignRoot, List.of(), List.of("--min-nodes", "1"));
  }

  /** From now on nodes that end, in whatever way, are started again, as by whatever has started them in a deployment. */
  void keepAlive() {
    keepAlive.begin();
  }

  private Path config() throws IOException {
    Path file = folder.resolve("node.conf");
    if (!Files.exists(file)) {
      Files.writeString(
          file,
          """
          entrain.node {
            links { silence = 8s, opening = 20s, spin = 0s }
            recovery { first-wait = 1s, longest-wait = 4s }
            rebalance-after = 3s
            grace = 20s
            min-nodes = 2
          }
          """);
    }
    return file;
  }

  /** What the nodes see of the disk. */
  Path root() {
    return folder.resolve("root");
  }

  /** Where runs keep what they know, of this test. */
  Path data(String name) {
    return root().resolve(directory(name));
  }

  private String directory(String name) {
    return "test" + test + "/" + name;
  }

  /** Submits a run on a directory of this test; with the same key as before. */
  String submit(String name, int loops, int checkpointLoops) {
    return submit(name, loops, checkpointLoops, 0);
  }

  /** On a directory that the nodes are to initialise for so many tasks. */
  String submit(String name, int loops, int checkpointLoops, int initTasks) {
    return api.submit("test-" + test, directory(name), loops, checkpointLoops, initTasks);
  }

  Api api() {
    return api;
  }

  NodeProcess node(int number) {
    return nodes.get(number - 1);
  }

  List<NodeProcess> nodes() {
    return nodes;
  }

  /** The node on which runs are led, by its number. */
  int supervisor() {
    JsonNode all = Awaitility.await().atMost(PATIENCE).until(() -> api.get("/api/v1/nodes").body().path("nodes"), list -> !list.isEmpty());
    for (JsonNode node : all) {
      if (node.path("supervises").asBoolean()) {
        return Integer.parseInt(node.path("name").asText().substring("node".length()));
      }
    }
    throw new AssertionError("no node leads: " + all);
  }

  /** The number of a node that does not lead runs. */
  int worker() {
    int supervisor = supervisor();
    return IntStream.rangeClosed(1, nodes.size()).filter(node -> node != supervisor).findFirst().orElseThrow();
  }

  /** Parameters that differ in this laboratory. */
  void vary(String parameters) {
    experiment = EXPERIMENT + parameters;
  }

  /** Writes the parameters of the experiment to a directory below the root. */
  Path describe(String name) throws IOException {
    Path data = Files.createDirectories(data(name));
    Files.writeString(data.resolve("entrain.conf"), experiment);
    return data;
  }

  /** Draws the experiment in a directory below the root. */
  Path init(String name) throws IOException {
    Path data = describe(name);
    Entrain.open(data).init(new InitOptions(0, null, 1), Progress.NONE);
    return data;
  }

  /** Trains the same experiment, undisturbed and without a cluster, and gives the loops. */
  List<LoopSummary> undisturbed(int loops) throws IOException {
    Path data = init("undisturbed");
    return Entrain.open(data)
        .train(new TrainOptions(loops, 1, false, (RestorePoint) null, 1, Duration.ofHours(1), 0), new TrainingListener() {});
  }

  /** Waits until the cluster consists of so many nodes, all of them up. */
  void awaitNodes(int count) {
    Awaitility.await(count + " nodes").atMost(PATIENCE).untilAsserted(() -> {
      JsonNode all = api.get("/api/v1/nodes").body().path("nodes");
      assertThat(all).hasSize(count).allMatch(node -> node.path("status").asText().equals("up"));
    });
  }

  /** Waits until a node holds shards. */
  void awaitShards(NodeProcess holder) {
    Awaitility.await("shards on " + holder.name()).atMost(Duration.ofSeconds(60)).until(() -> holdsShards(holder.name()));
  }

  private boolean holdsShards(String node) {
    for (JsonNode each : api.get("/api/v1/nodes").body().path("nodes")) {
      if (each.path("name").asText().equals(node)) {
        return !each.path("shards").isEmpty();
      }
    }
    return false;
  }

  /** Waits until the others have removed a node from their cluster for good. */
  void awaitRemoved(NodeProcess removed) {
    String address = "Leader is removing unreachable node [akka://entrain@127.0.0.1:" + removed.ports().getFirst() + "]";
    awaitLogged(address);
  }

  /** Waits until a node has logged this. */
  void awaitLogged(String text) {
    Awaitility.await(text).atMost(PATIENCE).until(() -> nodes.stream().anyMatch(node -> node.log().contains(text)));
  }

  JsonNode awaitLoop(String run, int loop) {
    return Awaitility.await("loop " + loop)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> api.get("/api/v1/runs/" + run).body(), view -> view.path("completed_loop").asInt() >= loop);
  }

  JsonNode awaitState(String run, String... states) {
    List<String> wanted = List.of(states);
    return Awaitility.await("state " + wanted)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> api.get("/api/v1/runs/" + run).body(), view -> wanted.contains(view.path("state").asText()));
  }

  /** Has something done with a run and waits for the state that it leads to. */
  void operate(String run, String operation, String state) {
    assertThat(api.operate(run, operation).status()).as(operation).isEqualTo(202);
    awaitState(run, state);
  }

  /** The run is to be complete, and every number in its checkpoint that of the undisturbed one. */
  void assertCompletedAsUndisturbed(String run, String name, int loops) throws IOException {
    assertAsUndisturbed(awaitState(run, "completed"), name, loops);
  }

  /** Has the run stop; every number in its checkpoint is to be that of the undisturbed one after as many loops. */
  JsonNode assertStoppedAsUndisturbed(String run, String name) throws IOException {
    operate(run, "stop", "stopped");
    JsonNode view = api.run(run);
    assertAsUndisturbed(view, name, view.path("completed_loop").asInt());
    return view;
  }

  /** Every number in the checkpoint of a run that has ended is to be that of the undisturbed one after so many loops. */
  void assertAsUndisturbed(JsonNode view, String name, int loops) throws IOException {
    List<LoopSummary> expected = undisturbed(loops);
    assertThat(view.path("last_loop_result").path("digest").asText())
        .as("digest after loop %d", loops)
        .isEqualTo(HexFormat.of().toHexDigits(expected.getLast().digest()));
    assertThat(Commands.run("verify", data("undisturbed").toString(), data(name).toString()).code()).isZero();
  }

  /** Below those that the system gives to clients, so that no connection takes one before its node does; each is given once. */
  static synchronized List<Integer> freePorts(int count) throws IOException {
    List<Integer> ports = new ArrayList<>();
    while (ports.size() < count) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
      if (isFree(port) && GIVEN.add(port)) {
        ports.add(port);
      }
    }
    return ports;
  }

  private static boolean isFree(int port) throws IOException {
    try (ServerSocket _ = new ServerSocket(port)) {
      return true;
    } catch (BindException _) {
      return false;
    }
  }

  @Override
  public void close() {
    keepAlive.end();
    nodes.forEach(NodeProcess::close);
  }
}
