package io.entrain.cluster.node;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import com.typesafe.config.ConfigFactory;
import io.entrain.cluster.protocol.Control;
import io.entrain.cluster.protocol.NodeFacts;
import io.entrain.cluster.protocol.RunSettings;
import io.entrain.cluster.protocol.RunView;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Nodes of a cluster in this process, on loopback and ports that are free. */
final class TestCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Path root;
  private final Path token;
  private final List<TestNode> nodes = new ArrayList<>();

  TestCluster(Path root, Path token) {
    this.root = root;
    this.token = token;
  }

  /** A node, and the way from it to the scheduler. */
  record TestNode(EntrainNode node, NodeFacts facts, ActorSystem<?> system, ActorRef<Control.Question> scheduler) {}

  /** Starts a node and waits until it is up. */
  TestNode start(String name, Map<String, Object> settings) throws Exception {
    Map<String, Object> values = new HashMap<>();
    values.put("name", name);
    values.put("root", root.toString());
    values.put("token", token.toString());
    values.put("port", 0);
    values.put("api-port", 0);
    values.put("data-port", 0);
    values.put("threads", 1);
    values.put("rebalance-after", "1h");
    values.put("recovery.first-wait", "100ms");
    if (!nodes.isEmpty()) {
      values.put("join", List.of(nodes.getFirst().facts().address()));
    }
    values.putAll(settings);
    AtomicReference<EntrainNode.Door> door = new AtomicReference<>();
    EntrainNode node =
        EntrainNode.start(
            ConfigFactory.parseMap(values).atPath("entrain.node"),
            "test",
            opened -> {
              door.set(opened);
              return CompletableFuture.completedFuture(new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 1));
            },
            _ -> {});
    NodeFacts facts = node.started().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    TestNode started = new TestNode(node, facts, door.get().system(), door.get().scheduler());
    nodes.add(started);
    return started;
  }

  /** Asks the scheduler by way of a node. */
  static Control.Reply ask(TestNode node, Function<ActorRef<Control.Reply>, Control.Question> question) throws Exception {
    return AskPattern.<Control.Question, Control.Reply>ask(node.scheduler(), question::apply, PATIENCE, node.system().scheduler())
        .toCompletableFuture()
        .get();
  }

  /** Submits a run and gives its name. */
  static String submit(TestNode node, String directory, int loops) throws Exception {
    RunSettings settings = new RunSettings(loops, 1, false, null, 3600, 2, 0);
    Control.Reply reply = ask(node, replyTo -> new Control.Submit("key-" + directory, directory, settings, replyTo));
    return ((Control.Submitted) reply).run().id();
  }

  static RunView run(TestNode node, String run) throws Exception {
    return ((Control.Run) ask(node, replyTo -> new Control.GetRun(run, replyTo))).run();
  }

  /** Lets go of a node without a word to the others. */
  void crash(TestNode node) {
    nodes.remove(node);
    node.system().terminate();
    node.node().awaitEnd();
  }

  @Override
  public void close() {
    for (TestNode node : nodes) {
      node.system().terminate();
    }
    nodes.forEach(node -> node.node().awaitEnd());
  }
}
