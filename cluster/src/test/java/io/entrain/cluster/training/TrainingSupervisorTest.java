package io.entrain.cluster.training;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import io.entrain.cluster.SmallNetwork;
import io.entrain.cluster.run.RetryPolicy;
import io.entrain.config.ConfigLoader;
import io.entrain.config.LoadedConfig;
import io.entrain.network.NeuronRange;
import io.entrain.training.LoopSummary;
import io.entrain.training.ShardTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Losses in the middle of a run: shards that are torn out of their lockstep. */
class TrainingSupervisorTest {
  private static final int LOOPS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir
  Path directory;

  private final ActorTestKit kit = ActorTestKit.create();
  private final TestProbe<TrainingSupervisor.Progress> observer = kit.createTestProbe();
  private final AtomicReference<ShardTrainer> shards = new AtomicReference<>();

  @AfterEach
  void shutDown() {
    kit.shutdownTestKit();
  }

  private static RetryPolicy retries(int failures) {
    return new RetryPolicy(Duration.ofMillis(1), 1, Duration.ofMillis(1), Duration.ofMinutes(1), 0, failures);
  }

  private TrainingJob job(int failures) {
    LoadedConfig loaded = ConfigLoader.loadOrDrawSeed(directory);
    List<NeuronRange> ranges = new NeuronRange(0, 120).split(3);
    return new TrainingJob(
        directory,
        loaded,
        SmallNetwork.options(LOOPS, null, 3),
        retries(failures),
        () -> {
          shards.set(ShardTrainer.open(directory, loaded, ranges, 1, null));
          return shards.get();
        });
  }

  private TrainingSupervisor.Progress next() {
    return observer.receiveMessage(PATIENCE);
  }

  @Test
  void shouldRepeatWhatWasLostWithTheSameBits() throws IOException {
    SmallNetwork.init(directory);
    List<Long> expected = SmallNetwork.digests(SmallNetwork.trainLocally(directory, LOOPS));
    TreeMap<Integer, LoopSummary> loops = new TreeMap<>();
    kit.spawn(TrainingSupervisor.create(job(5), observer.ref()));
    int losses = 0;
    int recoveries = 0;
    TrainingSupervisor.Progress progress = next();
    while (!(progress instanceof TrainingSupervisor.Ended)) {
      switch (progress) {
        case TrainingSupervisor.LoopCompleted(LoopSummary summary) -> {
          loops.put(summary.loop(), summary);
          if ((summary.loop() == 1 && losses == 0) || (summary.loop() == 5 && losses == 1)) {
            losses++;
            shards.get().breakUp("torn out");
          }
        }
        case TrainingSupervisor.Recovering recovering -> {
          recoveries++;
          assertThat(recovering.reason()).contains("torn out");
        }
        case TrainingSupervisor.Failed(RuntimeException cause) -> throw cause;
        default -> {}
      }
      progress = next();
    }
    assertThat(recoveries).isEqualTo(2);
    assertThat(SmallNetwork.digests(List.copyOf(loops.values()))).isEqualTo(expected);
  }

  @Test
  void shouldGiveUpWhenTheBudgetIsSpent() throws IOException {
    SmallNetwork.init(directory);
    LoadedConfig loaded = ConfigLoader.loadOrDrawSeed(directory);
    TrainingJob job =
        new TrainingJob(
            directory,
            loaded,
            SmallNetwork.options(LOOPS, null, 1),
            retries(2),
            () -> {
              ShardTrainer trainer = ShardTrainer.open(directory, loaded, new NeuronRange(0, 120).split(2), 1, null);
              trainer.breakUp("never there");
              return trainer;
            });
    kit.spawn(TrainingSupervisor.create(job, observer.ref()));
    assertThat(next()).isInstanceOf(TrainingSupervisor.Recovering.class);
    assertThat(next()).isInstanceOf(TrainingSupervisor.Recovering.class);
    assertThat(next())
        .isInstanceOfSatisfying(
            TrainingSupervisor.Failed.class,
            failed -> assertThat(failed.cause()).hasMessageContaining("3 failures in a row").hasMessageContaining("never there"));
  }

  @Test
  void shouldNotRetryWhatWillHappenAgain() throws IOException {
    assertThat(failureOf(new IllegalStateException("a defect"))).hasMessage("a defect");
  }

  @Test
  void shouldSayThatMemoryDoesNotSuffice() throws IOException {
    assertThat(failureOf(new OutOfMemoryError("heap"))).hasMessageContaining("memory").hasCauseInstanceOf(OutOfMemoryError.class);
  }

  /** What a run fails with, at its first attempt, whose shards cannot be built. */
  private RuntimeException failureOf(Throwable thrown) throws IOException {
    SmallNetwork.init(directory);
    TrainingJob job =
        new TrainingJob(
            directory,
            ConfigLoader.loadOrDrawSeed(directory),
            SmallNetwork.options(LOOPS, null, 1),
            retries(5),
            () -> {
              switch (thrown) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new IllegalArgumentException(thrown);
              }
            });
    kit.spawn(TrainingSupervisor.create(job, observer.ref()));
    return ((TrainingSupervisor.Failed) next()).cause();
  }
}
