package io.entrain.cluster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.entrain.checkpoint.CheckpointStore;
import io.entrain.cluster.SmallNetwork;
import io.entrain.cluster.placement.Member;
import io.entrain.cluster.placement.OneNode;
import io.entrain.cluster.protocol.EpochOrder;
import io.entrain.cluster.protocol.Failure;
import io.entrain.cluster.protocol.Hosting;
import io.entrain.cluster.protocol.NodeFacts;
import io.entrain.cluster.protocol.Stage;
import io.entrain.cluster.run.FailureKind;
import io.entrain.cluster.run.Holder;
import io.entrain.cluster.run.OperationKind;
import io.entrain.cluster.run.RetryPolicy;
import io.entrain.cluster.run.RunCommand;
import io.entrain.cluster.run.RunEntry;
import io.entrain.cluster.run.RunLock;
import io.entrain.cluster.run.RunState;
import io.entrain.cluster.shard.DataDirectoryShards;
import io.entrain.cluster.shard.HostedShards;
import io.entrain.cluster.shard.NodeManager;
import io.entrain.cluster.shard.ShardOpener;
import io.entrain.config.ConfigException;
import io.entrain.config.ConfigLoader;
import io.entrain.config.LoadedConfig;
import io.entrain.metrics.ShardSummary;
import io.entrain.plugin.PluginLoader;
import io.entrain.shard.ShardLostException;
import io.entrain.training.LoopSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people ask of a run, and losses in its middle: shards that are torn out of their lockstep. */
class TrainingSupervisorTest {
  private static final int LOOPS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir
  Path directory;

  private final ActorTestKit kit = ActorTestKit.create();
  private final TestProbe<Progress> observer = kit.createTestProbe();
  private final AtomicReference<HostedShards> shards = new AtomicReference<>();

  @AfterEach
  void shutDown() {
    kit.shutdownTestKit();
  }

  private static RetryPolicy retries(int failures) {
    return new RetryPolicy(Duration.ofMillis(1), 1, Duration.ofMillis(1), Duration.ofMinutes(1), 0, failures);
  }

  private HostedShards open(EpochOrder order) {
    shards.set(new DataDirectoryShards(null, 1, PluginLoader.ofAnySource()).open(order));
    return shards.get();
  }

  /** A run of three shards, whose shards are built by {@code opener}. */
  private ActorRef<TrainingSupervisor.Command> begin(int loops, int failures, ShardOpener opener) {
    return begin(failures, opener, local(loops));
  }

  private ActorRef<TrainingSupervisor.Command> begin(int failures, ShardOpener opener, TrainingJob.RecordOpener record) {
    NodeFacts facts =
        new NodeFacts("here", "", "", "", 0, List.of(), 1, 1, 3, 1L << 30, List.of(), "", 1, Instant.EPOCH);
    ActorRef<NodeManager.Command> manager = kit.spawn(NodeManager.create(facts, opener, () -> {}));
    TestProbe<ActorRef<Hosting.Order>> orders = kit.createTestProbe();
    manager.tell(new NodeManager.Introduce(orders.ref()));
    var nodes = kit.spawn(OneNode.create(new Member(facts, orders.receiveMessage(PATIENCE))));
    LoadedConfig loaded = ConfigLoader.loadOrDrawSeed(directory);
    TrainingJob job =
        new TrainingJob(
            "test",
            directory,
            loaded,
            new CheckpointStore(directory, loaded.experiment().digest()),
            retries(failures),
            record);
    return kit.spawn(TrainingSupervisor.create(job, nodes, observer.ref()));
  }

  private Progress next() {
    return observer.receiveMessage(PATIENCE);
  }

  /** The next one of a kind, whatever comes before it. */
  private <T extends Progress> T next(Class<T> kind) {
    Progress progress = next();
    while (!kind.isInstance(progress)) {
      assertThat(progress).isNotInstanceOf(Progress.Failed.class).isNotInstanceOf(Progress.Ended.class);
      progress = next();
    }
    return kind.cast(progress);
  }

  @Test
  void shouldRepeatWhatWasLostWithTheSameBits() throws IOException {
    SmallNetwork.init(directory);
    List<Long> expected = SmallNetwork.digests(SmallNetwork.trainLocally(directory, LOOPS));
    TreeMap<Integer, LoopSummary> loops = new TreeMap<>();
    begin(LOOPS, 5, this::open);
    int losses = 0;
    int recoveries = 0;
    Progress progress = next();
    while (!(progress instanceof Progress.Ended)) {
      switch (progress) {
        case Progress.LoopCompleted(LoopSummary summary) -> {
          loops.put(summary.loop(), summary);
          if ((summary.loop() == 1 && losses == 0) || (summary.loop() == 5 && losses == 1)) {
            losses++;
            shards.get().breakUp("torn out");
          }
        }
        case Progress.Recovering recovering -> {
          recoveries++;
          assertThat(recovering.reason()).contains("torn out");
        }
        case Progress.Failed(Failure failure) -> throw new AssertionError(failure.message(), failure.cause());
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
    begin(
        LOOPS,
        2,
        order -> {
          HostedShards opened = open(order);
          opened.breakUp("never there");
          return opened;
        });
    next(Progress.Recovering.class);
    next(Progress.Recovering.class);
    assertThat(failure().message()).contains("3 failures in a row").contains("never there");
  }

  @Test
  void shouldNotRetryWhatWillHappenAgain() throws IOException {
    assertThat(failureOf(new ConfigException("a bad file"))).isEqualTo(new Failure(FailureKind.BAD_INPUT, "a bad file", null));
  }

  @Test
  void shouldSayThatMemoryDoesNotSuffice() throws IOException {
    Failure failure = failureOf(new OutOfMemoryError("heap"));
    assertThat(failure.kind()).isEqualTo(FailureKind.OUT_OF_MEMORY);
    assertThat(failure.message()).contains("memory");
  }

  @Test
  void shouldPauseSaveAndGoOn() throws IOException {
    SmallNetwork.init(directory);
    List<Long> expected = SmallNetwork.digests(SmallNetwork.trainLocally(directory, 40));
    ActorRef<TrainingSupervisor.Command> supervisor = begin(40, 0, this::open);
    next(Progress.LoopCompleted.class);
    supervisor.tell(new TrainingSupervisor.Request(OperationKind.CHECKPOINT, "a"));
    assertThat(next(Progress.Answered.class)).returns("a", Progress.Answered::operation).returns(true, Progress.Answered::done);
    supervisor.tell(new TrainingSupervisor.Request(OperationKind.PAUSE, "b"));
    assertThat(next(Progress.Answered.class)).returns("b", Progress.Answered::operation).returns(true, Progress.Answered::done);
    supervisor.tell(new TrainingSupervisor.Request(OperationKind.CHECKPOINT, "c"));
    assertThat(next(Progress.Answered.class)).returns("c", Progress.Answered::operation).returns(false, Progress.Answered::done);
    supervisor.tell(new TrainingSupervisor.Request(OperationKind.RESUME, "d"));
    assertThat(next(Progress.Answered.class)).returns("d", Progress.Answered::operation).returns(true, Progress.Answered::done);
    LoopSummary last = next(Progress.LoopCompleted.class).summary();
    while (last.loop() < 40) {
      last = next(Progress.LoopCompleted.class).summary();
    }
    assertThat(last.digest()).isEqualTo(expected.getLast());
    assertThat(next(Progress.Ended.class).state()).isEqualTo(RunState.COMPLETED);
  }

  @Test
  void shouldAnswerAPauseThatIsTakenBackBeforeItsLoopHasEnded() throws IOException {
    SmallNetwork.init(directory);
    CountDownLatch resumed = new CountDownLatch(1);
    ActorRef<TrainingSupervisor.Command> supervisor =
        begin(
            3,
            0,
            order -> new WrappedShards(open(order)) {
              @Override
              public ShardSummary run(int shard, int loop, int task, boolean measure) {
                if (loop == 2) {
                  await(resumed);
                }
                return super.run(shard, loop, task, measure);
              }
            });
    next(Progress.LoopCompleted.class);
    supervisor.tell(new TrainingSupervisor.Request(OperationKind.PAUSE, "a"));
    supervisor.tell(new TrainingSupervisor.Request(OperationKind.RESUME, "b"));
    assertThat(next(Progress.Answered.class)).returns("a", Progress.Answered::operation).returns(false, Progress.Answered::done);
    assertThat(next(Progress.Answered.class)).returns("b", Progress.Answered::operation).returns(true, Progress.Answered::done);
    resumed.countDown();
    assertThat(next(Progress.Ended.class).state()).isEqualTo(RunState.COMPLETED);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldStopWhilePausedAndRefuseWhatIsTooLate() throws IOException {
    SmallNetwork.init(directory);
    ActorRef<TrainingSupervisor.Command> supervisor = begin(100_000, 0, this::open);
    next(Progress.LoopCompleted.class);
    supervisor.tell(new TrainingSupervisor.Request(OperationKind.PAUSE, "a"));
    next(Progress.Answered.class);
    supervisor.tell(new TrainingSupervisor.Request(OperationKind.STOP, "b"));
    assertThat(next(Progress.Answered.class)).returns("b", Progress.Answered::operation).returns(true, Progress.Answered::done);
    assertThat(next(Progress.Ended.class).state()).isEqualTo(RunState.STOPPED);
  }

  @Test
  void shouldCancelInTheMiddleOfALoop() throws IOException {
    SmallNetwork.init(directory);
    ActorRef<TrainingSupervisor.Command> supervisor = begin(100_000, 0, this::open);
    next(Progress.LoopCompleted.class);
    supervisor.tell(new TrainingSupervisor.Request(OperationKind.CANCEL, "a"));
    assertThat(next(Progress.Ended.class).state()).isEqualTo(RunState.CANCELLED);
    assertThat(directory.resolve("ckpt1.json")).doesNotExist();
  }

  /** A loss, or a pause that is to hold, in the middle of loop 2. */
  private ActorRef<TrainingSupervisor.Command> beginAndLoseLoopTwo(int failures, CountDownLatch torn, TrainingJob.RecordOpener record) {
    return begin(
        failures,
        order -> new WrappedShards(open(order)) {
          @Override
          public ShardSummary run(int shard, int loop, int task, boolean measure) {
            if (order.epoch() == 1 && loop == 2) {
              await(torn);
              throw new ShardLostException("torn out");
            }
            return super.run(shard, loop, task, measure);
          }
        },
        record);
  }

  private TrainingJob.RecordOpener local(int loops) {
    return warnings -> new LocalRecord(directory, SmallNetwork.options(loops, null, 1), warnings);
  }

  /** A record that calls {@code before} with the name and the arguments of each method, and does nothing if that throws. */
  private TrainingJob.RecordOpener local(int loops, BiConsumer<String, Object[]> before) {
    return warnings -> {
      RunRecord record = local(loops).open(warnings);
      return (RunRecord) Proxy.newProxyInstance(
          getClass().getClassLoader(), new Class<?>[] {RunRecord.class}, (_, method, arguments) -> {
            before.accept(method.getName(), arguments);
            return method.invoke(record, arguments);
          });
    };
  }

  @Test
  void shouldHoldWhenTheLoopIsLostAfterWhichItWasToPause() throws IOException {
    SmallNetwork.init(directory);
    CountDownLatch torn = new CountDownLatch(1);
    ActorRef<TrainingSupervisor.Command> supervisor = beginAndLoseLoopTwo(1, torn, local(3));
    next(Progress.LoopCompleted.class);
    supervisor.tell(new TrainingSupervisor.Request(OperationKind.CHECKPOINT, "a"));
    supervisor.tell(new TrainingSupervisor.Request(OperationKind.PAUSE, "b"));
    while (next(Progress.StateChanged.class).state() != RunState.PAUSED) {
      // it runs
    }
    torn.countDown();
    List<Progress.Answered> answers = List.of(next(Progress.Answered.class), next(Progress.Answered.class));
    assertThat(answers).extracting("operation", "done").containsExactlyInAnyOrder(tuple("a", false), tuple("b", true));
    assertThat(answers).extracting("detail").contains("paused after loop 0");
    supervisor.tell(new TrainingSupervisor.Request(OperationKind.RESUME, "c"));
    assertThat(next(Progress.Answered.class)).returns("c", Progress.Answered::operation).returns(true, Progress.Answered::done);
    assertThat(next(Progress.LoopCompleted.class).summary().loop()).isEqualTo(1);
    assertThat(next(Progress.Ended.class).state()).isEqualTo(RunState.COMPLETED);
  }

  @Test
  void shouldHandOverWhenTheLoopIsLostAfterWhichItWasTo() throws IOException {
    SmallNetwork.init(directory);
    CountDownLatch torn = new CountDownLatch(1);
    ActorRef<TrainingSupervisor.Command> supervisor = beginAndLoseLoopTwo(1, torn, local(3));
    next(Progress.LoopCompleted.class);
    supervisor.tell(TrainingSupervisor.HandOver.HAND_OVER);
    torn.countDown();
    kit.createTestProbe().expectTerminated(supervisor, PATIENCE);
  }

  /** One loss is one failure, also if it cannot be written down. */
  @Test
  void shouldCountALossOnceThatCannotBeWrittenDown() throws IOException {
    SmallNetwork.init(directory);
    AtomicInteger refused = new AtomicInteger();
    beginAndLoseLoopTwo(1, new CountDownLatch(0), local(3, (method, arguments) -> {
      if (method.equals("change") && arguments[0] == RunCommand.RECOVER) {
        refused.incrementAndGet();
        throw new UncheckedIOException(new IOException("Stale file handle"));
      }
    }));
    next(Progress.Recovering.class);
    assertThat(next(Progress.Ended.class).state()).isEqualTo(RunState.COMPLETED);
    assertThat(refused).hasValue(1);
  }

  /** The checkpoints before the one that cannot be noted are needed then. */
  @Test
  void shouldDeleteNoCheckpointWhileTheNewestCannotBeNoted() throws IOException {
    SmallNetwork.init(directory);
    List<Long> expected = SmallNetwork.digests(SmallNetwork.trainLocally(directory, LOOPS));
    AtomicInteger refused = new AtomicInteger();
    List<Integer> kept = new ArrayList<>();
    begin(3, this::open, local(LOOPS, (method, arguments) -> {
      if (method.equals("saved") && (int) arguments[0] == 6 && refused.getAndIncrement() == 0) {
        new CheckpointStore(directory, ConfigLoader.load(directory).experiment().digest()).list()
            .forEach(checkpoint -> kept.add(checkpoint.loop()));
        throw new UncheckedIOException(new IOException("Stale file handle"));
      }
    }));
    assertThat(digestsToTheEnd()).isEqualTo(expected);
    assertThat(kept).containsExactly(6, 4, 2);
  }

  private Failure failure() {
    Progress progress = next();
    while (!(progress instanceof Progress.Failed)) {
      progress = next();
    }
    Failure failure = ((Progress.Failed) progress).failure();
    return new Failure(failure.kind(), failure.message(), null);
  }

  /** What a run fails with, at its first attempt, whose shards cannot be built. */
  private Failure failureOf(Throwable thrown) throws IOException {
    SmallNetwork.init(directory);
    begin(
        LOOPS,
        5,
        _ -> {
          switch (thrown) {
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalArgumentException(thrown);
          }
        });
    return failure();
  }

  private ActorRef<TrainingSupervisor.Command> beginWithInit(int tasks, ShardOpener opener) {
    return begin(5, opener, warnings -> new RecordedRun(directory, SampleRun.entry(LOOPS, tasks), "here", warnings));
  }

  private List<Long> digestsToTheEnd() {
    TreeMap<Integer, Long> digests = new TreeMap<>();
    Progress progress = next();
    while (!(progress instanceof Progress.Ended)) {
      assertThat(progress).isNotInstanceOf(Progress.Failed.class);
      if (progress instanceof Progress.LoopCompleted(LoopSummary summary)) {
        digests.put(summary.loop(), summary.digest());
      }
      progress = next();
    }
    return List.copyOf(digests.values());
  }

  @Test
  void shouldInitialiseADirectoryByItsShards(@TempDir Path whole) throws IOException {
    SmallNetwork.init(whole);
    List<Long> expected = SmallNetwork.digests(SmallNetwork.trainLocally(whole, LOOPS));
    SmallNetwork.parameters(directory, "");
    beginWithInit(1, this::open);
    assertThat(next(Progress.Placed.class).epoch()).isEqualTo(1);
    assertThat(next(Progress.Initialised.class).report().tasks()).isEqualTo(1);
    assertThat(next(Progress.Placed.class).epoch()).isEqualTo(2);
    assertThat(digestsToTheEnd()).isEqualTo(expected);
    assertThat(directory.resolve("init.h5")).exists();
    assertThat(directory.resolve("w0Index.h5")).doesNotExist();
  }

  @Test
  void shouldRepeatAnInitialPassThatWasLost(@TempDir Path whole) throws IOException {
    SmallNetwork.init(whole);
    List<Long> expected = SmallNetwork.digests(SmallNetwork.trainLocally(whole, LOOPS));
    SmallNetwork.parameters(directory, "");
    beginWithInit(
        1,
        order -> {
          HostedShards opened = open(order);
          if (order.epoch() == 1) {
            opened.breakUp("torn out");
          }
          return opened;
        });
    assertThat(next(Progress.Recovering.class).reason()).contains("torn out");
    next(Progress.Initialised.class);
    assertThat(digestsToTheEnd()).isEqualTo(expected);
  }

  @Test
  void shouldNotInitialiseWhatIsInitialised() throws IOException {
    SmallNetwork.init(directory);
    List<Long> expected = SmallNetwork.digests(SmallNetwork.trainLocally(directory, LOOPS));
    byte[] initial = Files.readAllBytes(directory.resolve("init.h5"));
    beginWithInit(1, this::open);
    assertThat(digestsToTheEnd()).isEqualTo(expected);
    assertThat(directory.resolve("init.h5")).hasBinaryContent(initial);
  }

  @Test
  void shouldPauseAndStopBetweenTheInitialPassAndTheFirstLoop() throws IOException {
    SmallNetwork.parameters(directory, "");
    AtomicReference<ActorRef<TrainingSupervisor.Command>> supervisor = new AtomicReference<>();
    supervisor.set(
        beginWithInit(
            1,
            order -> {
              if (order.stage() == Stage.TRAINING) {
                supervisor.get().tell(new TrainingSupervisor.Request(OperationKind.PAUSE, "a"));
              }
              return open(order);
            }));
    assertThat(next(Progress.Answered.class)).returns("a", Progress.Answered::operation).returns(true, Progress.Answered::done);
    supervisor.get().tell(new TrainingSupervisor.Request(OperationKind.STOP, "b"));
    assertThat(next(Progress.Answered.class)).returns("b", Progress.Answered::operation).returns(true, Progress.Answered::done);
    assertThat(next(Progress.Ended.class).state()).isEqualTo(RunState.STOPPED);
  }

  /** The part of a checkpoint is written only when a loop has run that came after it: if none did, this would wait for ever. */
  @Test
  void shouldRunTheNextLoopWhileACheckpointIsWritten() throws IOException {
    SmallNetwork.init(directory);
    List<Long> expected = SmallNetwork.digests(SmallNetwork.trainLocally(directory, LOOPS));
    begin(LOOPS, 0, order -> new SlowlyWrittenShards(open(order), LOOPS));
    assertThat(digestsToTheEnd()).isEqualTo(expected);
  }

  /** More often than the budget allows failures, and without spending it. */
  @Test
  void shouldWaitForARunThatAnotherSupervisorIsAtWorkOn() throws IOException {
    SmallNetwork.init(directory);
    RunEntry entry = SampleRun.entry(LOOPS, 0);
    try (RunLock _ = RunLock.acquire(directory, Holder.here("other", Instant.now()), _ -> {})) {
      ActorRef<TrainingSupervisor.Command> supervisor =
          begin(0, this::open, warnings -> new RecordedRun(directory, entry, "here", warnings));
      assertThat(next()).isInstanceOfSatisfying(
          Progress.Waiting.class, waiting -> assertThat(waiting.reason()).contains("is in use by process", "on other"));
      assertThat(next()).isInstanceOf(Progress.Waiting.class);
      supervisor.tell(new TrainingSupervisor.Request(OperationKind.STOP, "a"));
      assertThat(next(Progress.Answered.class)).returns("a", Progress.Answered::operation).returns(false, Progress.Answered::done);
    }
    assertThat(next(Progress.Placed.class).epoch()).isEqualTo(1);
    for (int loop = 1; loop <= LOOPS; loop++) {
      assertThat(next(Progress.LoopCompleted.class).summary().loop()).isEqualTo(loop);
    }
    next(Progress.Ended.class);
  }
}
