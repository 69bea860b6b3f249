package io.entrain.cluster.node;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.typed.Cluster;
import com.typesafe.config.Config;
import io.entrain.cluster.link.LinkAcceptor;
import io.entrain.cluster.link.LinkSecurity;
import io.entrain.cluster.protocol.Control;
import io.entrain.cluster.protocol.NodeFacts;
import io.entrain.cluster.security.AccessToken;
import io.entrain.cluster.security.BindDecision;
import io.entrain.cluster.security.BindPolicy;
import io.entrain.cluster.security.ConfinedRoots;
import io.entrain.cluster.security.Listener;
import io.entrain.cluster.security.LoopbackCertificates;
import io.entrain.cluster.security.TlsFiles;
import io.entrain.cluster.security.TlsMaterial;
import io.entrain.cluster.shard.DataDirectoryShards;
import io.entrain.cluster.shard.NodeManager;
import io.entrain.cluster.shard.ShardOpener;
import io.entrain.config.ConfigException;
import io.entrain.plugin.PluginLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node of a cluster, in this process: what {@code entrain node} starts. */
public final class EntrainNode {
  private static final Logger LOG = LoggerFactory.getLogger(EntrainNode.class);

  private final NodeSettings settings;
  private final ActorSystem<NodeGuardian.Command> system;
  private final LinkAcceptor acceptor;
  private final CompletableFuture<NodeFacts> started;
  /** Completed when nothing is left to wait for. */
  private final CompletableFuture<Object> ended;

  private EntrainNode(
      NodeSettings settings,
      ActorSystem<NodeGuardian.Command> system,
      LinkAcceptor acceptor,
      CompletableFuture<NodeFacts> started,
      CompletableFuture<Void> stopped) {
    this.settings = settings;
    this.system = system;
    this.acceptor = acceptor;
    this.started = started;
    ended = CompletableFuture.anyOf(terminated(), stopped.thenCompose(_ -> closingTime())).whenComplete((_, _) -> endUnstarted());
  }

  /** Opens the door for control clients, given the way to the scheduler; tells where it listens. */
  @FunctionalInterface
  public interface DoorOpener {
    /** Opens it. */
    CompletionStage<InetSocketAddress> open(Door door);
  }

  /**
   * What a door needs.
   *
   * @param system runs it
   * @param scheduler answers its questions, wherever it lives
   * @param settings of the node
   * @param token that clients must know
   * @param tls certificates; empty: none, plain HTTP
   * @param release of this program
   */
  public record Door(
      ActorSystem<?> system,
      ActorRef<Control.Question> scheduler,
      NodeSettings settings,
      AccessToken token,
      Optional<TlsMaterial> tls,
      String release) {}

  /**
   * Starts a node, which then joins its cluster by itself.
   *
   * @param given what differs from the defaults: the block {@code entrain.node}, and Akka's own settings where somebody needs them
   * @param release of this program; nodes of one cluster must have the same
   * @param notices told what the user should know, in one or more lines each
   * @throws ConfigException if a setting cannot be used
   * @throws UncheckedIOException if a port cannot be had
   */
  public static EntrainNode start(Config given, String release, DoorOpener opener, Consumer<String> notices) {
    Config config = NodeConfig.complete(given);
    NodeSettings settings = NodeSettings.of(config);
    Optional<TlsMaterial> tls = settings.tls().map(folder -> TlsMaterial.load(TlsFiles.in(folder)));
    tls.ifPresent(material -> material.warnings().forEach(notices));
    requireAllowed(settings, tls.isPresent(), notices);
    ConfinedRoots roots = ConfinedRoots.of("root", List.of(settings.root()));
    AccessToken token = AccessToken.readOrCreate(settings.token());
    LinkAcceptor acceptor = listen(settings, security(settings, tls, token));
    CompletableFuture<NodeFacts> started = new CompletableFuture<>();
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    NodeGuardian.Parts parts =
        new NodeGuardian.Parts(
            settings,
            release,
            acceptor.address(),
            confined(roots, new DataDirectoryShards(acceptor, settings.threads(), PluginLoader.ofSourcesIn(settings.plugins()))),
            (system, scheduler) -> opener.open(new Door(system, scheduler, settings, token, tls, release)),
            tls.isPresent(),
            started,
            stopped);
    ActorSystem<NodeGuardian.Command> system =
        ActorSystem.create(
            NodeGuardian.create(parts), NodeConfig.SYSTEM, NodeConfig.of(config, settings, arteryTls(settings, tls), release));
    EntrainNode node = new EntrainNode(settings, system, acceptor, started, stopped);
    node.vacateBeforeLeaving();
    return node;
  }

  /** Also on loopback, where no certificates are asked for: they are then the user's own. Empty: insecure. */
  private static Optional<TlsMaterial> arteryTls(NodeSettings settings, Optional<TlsMaterial> tls) {
    return tls.isPresent() || settings.insecure()
        ? tls
        : Optional.of(TlsMaterial.load(LoopbackCertificates.beside(settings.token())));
  }

  private static ShardOpener confined(ConfinedRoots roots, ShardOpener opener) {
    return order -> {
      roots.recheck(Path.of(order.directory()));
      return opener.open(order);
    };
  }

  private static void requireAllowed(NodeSettings settings, boolean tls, Consumer<String> notices) {
    BindPolicy policy = new BindPolicy("entrain.node.tls");
    List<Listener> listeners =
        List.of(new Listener("entrain.node.host", settings.host()), new Listener("entrain.node.bind-host", settings.bindHost()));
    switch (policy.judge(listeners, tls, settings.insecure())) {
      case BindDecision.Allowed _ -> {}
      case BindDecision.AllowedWithWarning(String warning) -> notices.accept(warning);
      case BindDecision.Refused(String message) -> throw new ConfigException(message);
    }
  }

  private static LinkSecurity security(NodeSettings settings, Optional<TlsMaterial> tls, AccessToken token) {
    byte[] key = token.keyFor("links");
    if (tls.isPresent()) {
      return LinkSecurity.withMutualTls(key, tls.get().context());
    }
    return settings.insecure() ? LinkSecurity.insecure(key) : LinkSecurity.onLoopback(key);
  }

  private static LinkAcceptor listen(NodeSettings settings, LinkSecurity security) {
    int port = settings.bind().dataPort() > 0 ? settings.bind().dataPort() : settings.dataPort();
    InetSocketAddress address = new InetSocketAddress(settings.bindHost(), port);
    try {
      return LinkAcceptor.open(address, security, settings.links());
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              "entrain.node.data-port = %d: cannot listen at %s: %s".formatted(settings.dataPort(), address, e.getMessage()), e));
    }
  }

  /**
   * Completed when the node is a member of its cluster and its doors are open, with what it then says of itself; exceptionally when it
   * ended before, and cancelled if that was because it was told to.
   */
  public CompletableFuture<NodeFacts> started() {
    return started;
  }

  /** Leaves the cluster, after the running loop and a checkpoint as far as the time allowed for it suffices, and ends. */
  public void leave() {
    system.tell(NodeGuardian.Leave.LEAVE);
  }

  /**
   * Ends the process by {@code halt} when it was not run for as long as other nodes need to give it up. It would else go by what it knew
   * before, count nodes as present that have gone on without it, and might begin a second cluster.
   */
  public void haltWhenGivenUp(Runnable halt) {
    Config akka = system.settings().config().getConfig("akka.cluster");
    Duration bound =
        akka.getDuration("failure-detector.acceptable-heartbeat-pause").plus(akka.getDuration("split-brain-resolver.stable-after"));
    StallWatch.begin(bound, stall -> {
      if (Cluster.get(system).state().members().size() > 1) {
        LOG.error(
            "this process was not run for {} ms; other nodes have given it up by now, so it ends, to be started again", stall.toMillis());
        halt.run();
      } else {
        LOG.warn("this process was not run for {} ms", stall.toMillis());
      }
    });
  }

  /** Waits until the node has ended, for whatever reason; tells whether it was meant to. */
  public boolean awaitEnd() {
    ended.join();
    if (!terminated().isDone()) {
      LOG.warn("connections to other nodes were not closed within {} ms; the node ends nevertheless", settings.closing().toMillis());
    }
    try {
      acceptor.close();
    } catch (IOException e) {
      LOG.debug("the acceptor was not closed", e);
    }
    return endsBecauseOf(CoordinatedShutdown.clusterLeavingReason());
  }

  private CompletableFuture<Done> terminated() {
    return system.getWhenTerminated().toCompletableFuture();
  }

  private CompletableFuture<Void> closingTime() {
    return new CompletableFuture<Void>().completeOnTimeout(null, settings.closing().toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean endsBecauseOf(CoordinatedShutdown.Reason reason) {
    return CoordinatedShutdown.get(system).getShutdownReason().filter(reason::equals).isPresent();
  }

  /** Of no consequence to a node that has started. */
  private void endUnstarted() {
    if (endsBecauseOf(CoordinatedShutdown.clusterLeavingReason())) {
      started.cancel(false);
    } else if (endsBecauseOf(CoordinatedShutdown.incompatibleConfigurationDetectedReason())) {
      started.completeExceptionally(
          new IllegalStateException(
              "the cluster refused it: its release or settings differ from those of the nodes at %s, whose logs name the keys"
                  .formatted(settings.join())));
    } else {
      started.completeExceptionally(new IllegalStateException("it ended before it was a member of its cluster"));
    }
  }

  private void vacateBeforeLeaving() {
    CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
    shutdown.addTask(
        CoordinatedShutdown.PhaseBeforeServiceUnbind(),
        "vacate",
        () -> {
          if (!endsBecauseOf(CoordinatedShutdown.clusterLeavingReason()) || !started.isDone()) {
            return CompletableFuture.completedFuture(Done.getInstance());
          }
          return AskPattern.<NodeGuardian.Command, NodeManager.Idle>ask(
              system, NodeGuardian.Vacate::new, settings.grace(), system.scheduler())
              .thenApply(_ -> Done.getInstance());
        });
  }
}
