package io.entrain.cluster.training;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import io.entrain.checkpoint.CheckpointStore;
import io.entrain.cluster.placement.Member;
import io.entrain.cluster.placement.OneNode;
import io.entrain.cluster.protocol.Failure;
import io.entrain.cluster.protocol.Hosting;
import io.entrain.cluster.protocol.NodeFacts;
import io.entrain.cluster.run.FailureKind;
import io.entrain.cluster.run.OperationKind;
import io.entrain.cluster.run.RetryPolicy;
import io.entrain.cluster.shard.DataDirectoryShards;
import io.entrain.cluster.shard.NodeManager;
import io.entrain.cluster.shard.ShardOpener;
import io.entrain.config.ConfigException;
import io.entrain.config.ConfigLoader;
import io.entrain.config.LoadedConfig;
import io.entrain.plugin.PluginLoader;
import io.entrain.training.LoopSummary;
import io.entrain.training.TrainOptions;
import io.entrain.training.TrainingListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Trains by supervisor and shard actors in this process, with no port open, and with the bits of the trainer that knows no actor. */
public final class ActorTrainer {
  private static final long STOP_CHECK_MS = 20;

  private ActorTrainer() {}

  /**
   * Trains the experiment of a data directory and returns a summary of each loop, as {@code Entrain.train}.
   *
   * @param shards how many shards; the threads of the options are shared among them
   * @param listener is called by the calling thread
   */
  public static List<LoopSummary> train(Path directory, TrainOptions options, int shards, TrainingListener listener) {
    options.requireUsable();
    if (shards < 1) {
      throw new ConfigException("shards = " + shards + ": must be at least 1");
    }
    Path absolute = directory.toAbsolutePath();
    LoadedConfig loaded = ConfigLoader.loadOrDrawSeed(absolute);
    TrainingJob job =
        new TrainingJob(
            "local",
            absolute,
            loaded,
            new CheckpointStore(absolute, loaded.experiment().digest()),
            RetryPolicy.DEFAULT,
            warnings -> new LocalRecord(absolute, options, warnings));
    BlockingQueue<Progress> progress = new LinkedBlockingQueue<>();
    ShardOpener opener = new DataDirectoryShards(null, options.threads(), PluginLoader.ofAnySource());
    ActorSystem<TrainingSupervisor.Command> system =
        ActorSystem.create(
            supervised(job, here(options.threads(), shards), opener, progress), "entrain", ConfigFactory.load("entrain-local"));
    try {
      return follow(system, progress, listener);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while training", e);
    } finally {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().join();
    }
  }

  private static NodeFacts here(int threads, int shards) {
    Runtime runtime = Runtime.getRuntime();
    return new NodeFacts(
        "this process",
        "",
        "",
        "",
        0,
        List.of(),
        runtime.availableProcessors(),
        threads,
        shards,
        runtime.maxMemory(),
        List.of(),
        "",
        ProcessHandle.current().pid(),
        Instant.now());
  }

  /** Passes commands on to the supervisor, and outlives it so that its last words are heard. */
  static Behavior<TrainingSupervisor.Command> supervised(
      TrainingJob job, NodeFacts facts, ShardOpener opener, BlockingQueue<Progress> progress) {
    return Behaviors.setup(
        context -> {
          ActorRef<Progress> observer = context.spawn(enqueue(progress), "observer");
          ActorRef<NodeManager.Command> manager = context.spawn(NodeManager.create(facts, opener, () -> {}), "node");
          ActorRef<Hosting.Order> orders = context.spawn(orders(manager), "orders");
          var nodes = context.spawn(OneNode.create(new Member(facts, orders)), "nodes");
          ActorRef<TrainingSupervisor.Command> supervisor =
              context.spawn(TrainingSupervisor.create(job, nodes, observer), "supervisor");
          context.watch(supervisor);
          return Behaviors.receive(TrainingSupervisor.Command.class)
              .onAnyMessage(
                  command -> {
                    supervisor.tell(command);
                    return Behaviors.same();
                  })
              .onSignal(
                  Terminated.class,
                  _ -> {
                    observer.tell(new Progress.Failed(new Failure(FailureKind.DEFECT, "the supervisor stopped without a word", null)));
                    return Behaviors.same();
                  })
              .build();
        });
  }

  private static Behavior<Hosting.Order> orders(ActorRef<NodeManager.Command> manager) {
    return Behaviors.receiveMessage(
        order -> {
          manager.tell(new NodeManager.Ordered(order));
          return Behaviors.same();
        });
  }

  private static Behavior<Progress> enqueue(BlockingQueue<Progress> queue) {
    return Behaviors.receiveMessage(
        message -> {
          queue.add(message);
          return Behaviors.same();
        });
  }

  private static List<LoopSummary> follow(
      ActorSystem<TrainingSupervisor.Command> system, BlockingQueue<Progress> progress, TrainingListener listener)
      throws InterruptedException {
    List<LoopSummary> summaries = new ArrayList<>();
    boolean stopTold = false;
    while (true) {
      if (!stopTold && listener.stopRequested()) {
        system.tell(new TrainingSupervisor.Request(OperationKind.STOP, "stop"));
        stopTold = true;
      }
      switch (progress.poll(STOP_CHECK_MS, TimeUnit.MILLISECONDS)) {
        case Progress.LoopCompleted(LoopSummary summary) -> {
          summaries.removeIf(earlier -> earlier.loop() >= summary.loop());
          summaries.add(summary);
          listener.loopCompleted(summary);
        }
        case Progress.CheckpointSaved(int loop) -> listener.checkpointSaved(loop);
        case Progress.Warned(String message) -> listener.warn(message);
        case Progress.Recovering(String reason, Duration after) ->
            listener.warn("%s; going on from the last checkpoint in %d s".formatted(reason, after.toSeconds()));
        case Progress.Ended _ -> {
          return summaries;
        }
        case Progress.Failed(Failure failure) -> throw thrown(failure);
        case null -> {}
        case Progress.Placed _, Progress.Initialised _, Progress.Waiting _, Progress.StateChanged _, Progress.Answered _ -> {}
      }
    }
  }

  private static RuntimeException thrown(Failure failure) {
    return switch (failure.cause()) {
      case RuntimeException cause when failure.message().equals(cause.getMessage()) -> cause;
      case null, default -> new IllegalStateException(failure.message(), failure.cause());
    };
  }
}
