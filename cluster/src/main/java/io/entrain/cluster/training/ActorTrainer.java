package io.entrain.cluster.training;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import io.entrain.cluster.run.RetryPolicy;
import io.entrain.config.ConfigException;
import io.entrain.config.ConfigLoader;
import io.entrain.training.LoopSummary;
import io.entrain.training.TrainOptions;
import io.entrain.training.TrainingListener;
import java.nio.file.Path;
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
    TrainingJob job =
        TrainingJob.of(directory, ConfigLoader.loadOrDrawSeed(directory), options, RetryPolicy.DEFAULT, shards);
    BlockingQueue<TrainingSupervisor.Progress> progress = new LinkedBlockingQueue<>();
    ActorSystem<TrainingSupervisor.Command> system =
        ActorSystem.create(supervised(job, progress), "entrain", ConfigFactory.load("entrain-local"));
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

  /** Passes commands on to the supervisor, and outlives it so that its last words are heard. */
  private static Behavior<TrainingSupervisor.Command> supervised(
      TrainingJob job, BlockingQueue<TrainingSupervisor.Progress> progress) {
    return Behaviors.setup(
        context -> {
          ActorRef<TrainingSupervisor.Progress> observer = context.spawn(enqueue(progress), "observer");
          ActorRef<TrainingSupervisor.Command> supervisor = context.spawn(TrainingSupervisor.create(job, observer), "supervisor");
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
                    observer.tell(new TrainingSupervisor.Failed(new IllegalStateException("the supervisor stopped without a word")));
                    return Behaviors.same();
                  })
              .build();
        });
  }

  private static Behavior<TrainingSupervisor.Progress> enqueue(BlockingQueue<TrainingSupervisor.Progress> queue) {
    return Behaviors.receiveMessage(
        message -> {
          queue.add(message);
          return Behaviors.same();
        });
  }

  private static List<LoopSummary> follow(
      ActorSystem<TrainingSupervisor.Command> system,
      BlockingQueue<TrainingSupervisor.Progress> progress,
      TrainingListener listener)
      throws InterruptedException {
    List<LoopSummary> summaries = new ArrayList<>();
    boolean stopTold = false;
    while (true) {
      if (!stopTold && listener.stopRequested()) {
        system.tell(TrainingSupervisor.Stop.STOP);
        stopTold = true;
      }
      switch (progress.poll(STOP_CHECK_MS, TimeUnit.MILLISECONDS)) {
        case null -> {}
        case TrainingSupervisor.LoopCompleted(LoopSummary summary) -> {
          summaries.removeIf(earlier -> earlier.loop() >= summary.loop());
          summaries.add(summary);
          listener.loopCompleted(summary);
        }
        case TrainingSupervisor.CheckpointSaved(int loop) -> listener.checkpointSaved(loop);
        case TrainingSupervisor.Warned(String message) -> listener.warn(message);
        case TrainingSupervisor.Recovering recovering ->
            listener.warn(
                "%s; going on from the last checkpoint in %d s".formatted(recovering.reason(), recovering.after().toSeconds()));
        case TrainingSupervisor.Ended _ -> {
          return summaries;
        }
        case TrainingSupervisor.Failed(RuntimeException cause) -> throw cause;
      }
    }
  }
}
