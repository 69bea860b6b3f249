package io.entrain.cluster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.CheckpointStore;
import io.entrain.cluster.SmallNetwork;
import io.entrain.cluster.protocol.EpochOrder;
import io.entrain.cluster.protocol.NodeShare;
import io.entrain.cluster.protocol.Stage;
import io.entrain.cluster.run.RetryPolicy;
import io.entrain.cluster.run.RunCommand;
import io.entrain.cluster.run.RunState;
import io.entrain.cluster.shard.DataDirectoryShards;
import io.entrain.cluster.shard.FrozenState;
import io.entrain.cluster.shard.HostedShards;
import io.entrain.config.ConfigLoader;
import io.entrain.config.LoadedConfig;
import io.entrain.network.NeuronRange;
import io.entrain.plugin.PluginLoader;
import io.entrain.training.LoopSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wishes that come between the end of a loop and the begin of the next one. */
class JournalActorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir
  Path directory;

  private final ActorTestKit kit = ActorTestKit.create();
  private final TestProbe<JournalActor.Event> supervisor = kit.createTestProbe();
  private LoadedConfig loaded;
  private long epoch;
  private HostedShards shards;

  @AfterEach
  void shutDown() {
    kit.shutdownTestKit();
  }

  private ActorRef<JournalActor.Command> begin(int loops) throws IOException {
    SmallNetwork.init(directory);
    loaded = ConfigLoader.load(directory);
    String digest = loaded.experiment().digest();
    TrainingJob job =
        new TrainingJob(
            "test",
            directory,
            loaded,
            new CheckpointStore(directory, digest),
            RetryPolicy.DEFAULT,
            warnings -> new LocalRecord(directory, SmallNetwork.options(loops, null, 1), warnings));
    ActorRef<JournalActor.Command> journal = kit.spawn(JournalActor.create(job, supervisor.ref()));
    journal.tell(JournalActor.Open.OPEN);
    epoch = next(JournalActor.Attempt.class).epoch();
    NodeShare all =
        new NodeShare(0, "here", List.of(new NeuronRange(0, loaded.experiment().population().neurons())), "", 0);
    EpochOrder order = new EpochOrder("test", epoch, directory.toString(), digest, 0, List.of(all), Stage.TRAINING, null);
    shards = new DataDirectoryShards(null, 1, PluginLoader.ofAnySource()).open(order);
    journal.tell(new JournalActor.Begin(epoch, shards.tasks(), shards.digest()));
    return journal;
  }

  /** The next event of a kind, whatever comes before it. */
  private <T extends JournalActor.Event> T next(Class<T> kind) {
    JournalActor.Event event = supervisor.receiveMessage(PATIENCE);
    while (!kind.isInstance(event)) {
      assertThat(event).isNotInstanceOf(JournalActor.Failed.class).isNotInstanceOf(JournalActor.Finished.class);
      event = supervisor.receiveMessage(PATIENCE);
    }
    return kind.cast(event);
  }

  private void runAndNote(ActorRef<JournalActor.Command> journal) {
    journal.tell(new JournalActor.Note(epoch, run(next(JournalActor.Next.class)), Wish.GO_ON));
  }

  private LoopSummary run(JournalActor.Next loop) {
    return LoopSummary.of(
        loop.loop(),
        loop.task(),
        1,
        List.of(shards.run(0, loop.loop(), loop.task(), loop.measure())),
        loaded.experiment().time());
  }

  private void declineAndSave(ActorRef<JournalActor.Command> journal, Wish wish) {
    assertThat(next(JournalActor.Next.class).loop()).isEqualTo(2);
    journal.tell(new JournalActor.Decline(epoch, wish));
    JournalActor.SaveWanted wanted = next(JournalActor.SaveWanted.class);
    assertThat(wanted.id().loop()).isEqualTo(1);
    journal.tell(new JournalActor.Publish(epoch, List.of(shards.freeze().write(wanted.id())), wish));
    assertThat(next(JournalActor.Saved.class).loop()).isEqualTo(1);
  }

  @Test
  void shouldSaveTheLoopThatEndedWhenStoppedBeforeTheNextOne() throws IOException {
    ActorRef<JournalActor.Command> journal = begin(4);
    runAndNote(journal);
    journal.tell(new JournalActor.Change(RunCommand.STOP, "", "operation"));
    declineAndSave(journal, Wish.END);
    next(JournalActor.Finished.class);
    assertThat(new CheckpointStore(directory, loaded.experiment().digest()).list()).extracting("loop").containsExactly(1);
  }

  @Test
  void shouldNotEndARunWhoseLastLoopWasNotBegun() throws IOException {
    ActorRef<JournalActor.Command> journal = begin(2);
    runAndNote(journal);
    declineAndSave(journal, Wish.HOLD);
    assertThat(supervisor.receiveMessage(PATIENCE)).isEqualTo(JournalActor.Held.HELD);
  }

  @Test
  void shouldSaveNothingWhenNothingWasTrained() throws IOException {
    ActorRef<JournalActor.Command> journal = begin(1);
    next(JournalActor.Next.class);
    journal.tell(new JournalActor.Decline(epoch, Wish.HOLD));
    assertThat(supervisor.receiveMessage(PATIENCE)).isEqualTo(JournalActor.Held.HELD);
  }

  /** A checkpoint whose state is copied and not yet written. */
  private record Saving(CheckpointId id, FrozenState frozen) {}

  private Saving trainTwoLoopsAndBeginToSave(ActorRef<JournalActor.Command> journal) {
    runAndNote(journal);
    runAndNote(journal);
    return beginToSave(journal, Wish.GO_ON);
  }

  private Saving beginToSave(ActorRef<JournalActor.Command> journal, Wish wish) {
    Saving saving = new Saving(next(JournalActor.SaveWanted.class).id(), shards.freeze());
    journal.tell(new JournalActor.Copied(epoch, wish));
    return saving;
  }

  private void save(ActorRef<JournalActor.Command> journal, Saving saving, Wish wish) {
    journal.tell(new JournalActor.Publish(epoch, List.of(saving.frozen().write(saving.id())), wish));
    assertThat(next(JournalActor.Saved.class).loop()).isEqualTo(saving.id().loop());
  }

  /** A checkpoint is due after every second loop. */
  @Test
  void shouldGoOnWhileACheckpointIsWritten(@TempDir Path whole) throws IOException {
    ActorRef<JournalActor.Command> journal = begin(4);
    Saving second = trainTwoLoopsAndBeginToSave(journal);
    runAndNote(journal);
    JournalActor.Next fourth = next(JournalActor.Next.class);
    assertThat(fourth.loop()).isEqualTo(4);
    save(journal, second, Wish.GO_ON);
    journal.tell(new JournalActor.Note(epoch, run(fourth), Wish.GO_ON));
    save(journal, beginToSave(journal, Wish.GO_ON), Wish.GO_ON);
    next(JournalActor.Finished.class);
    List<Long> expected = SmallNetwork.digests(SmallNetwork.trainLocally(SmallNetwork.init(whole), 4));
    assertThat(new CheckpointStore(directory, loaded.experiment().digest()).list())
        .extracting("loop", "weightsDigest")
        .containsExactly(tuple(4, expected.get(3)), tuple(2, expected.get(1)));
  }

  @Test
  void shouldWaitForTheCheckpointBeforeTheNextOne() throws IOException {
    ActorRef<JournalActor.Command> journal = begin(9);
    Saving second = trainTwoLoopsAndBeginToSave(journal);
    runAndNote(journal);
    runAndNote(journal);
    supervisor.expectNoMessage();
    save(journal, second, Wish.GO_ON);
    assertThat(next(JournalActor.SaveWanted.class).id().loop()).isEqualTo(4);
  }

  /** Also the loop that ran while the checkpoint before it was on its way. */
  @Test
  void shouldSaveAllBeforeItHolds() throws IOException {
    ActorRef<JournalActor.Command> journal = begin(9);
    Saving second = trainTwoLoopsAndBeginToSave(journal);
    runAndNote(journal);
    next(JournalActor.Next.class);
    journal.tell(new JournalActor.Decline(epoch, Wish.HOLD));
    supervisor.expectNoMessage();
    save(journal, second, Wish.HOLD);
    Saving third = beginToSave(journal, Wish.HOLD);
    assertThat(third.id().loop()).isEqualTo(3);
    supervisor.expectNoMessage();
    save(journal, third, Wish.HOLD);
    assertThat(supervisor.receiveMessage(PATIENCE)).isEqualTo(JournalActor.Held.HELD);
  }

  /** Two attempts may be asked for at once; the shards of the first one are then closed, and what still comes of them is of no use. */
  @Test
  void shouldPassOverWhatComesOfAnEpochThatIsOver() throws IOException {
    ActorRef<JournalActor.Command> journal = begin(2);
    JournalActor.Next first = next(JournalActor.Next.class);
    long before = epoch;
    journal.tell(JournalActor.Open.OPEN);
    epoch = next(JournalActor.Attempt.class).epoch();
    journal.tell(new JournalActor.Note(before, run(first), Wish.GO_ON));
    journal.tell(new JournalActor.Begin(before, shards.tasks(), shards.digest()));
    supervisor.expectNoMessage();
    journal.tell(new JournalActor.Begin(epoch, shards.tasks(), shards.digest()));
    assertThat(next(JournalActor.Next.class).loop()).isEqualTo(1);
  }

  /** The pause is noted before the epoch that is being opened is ready; the supervisor learns of both too late to keep the one back. */
  @Test
  void shouldNotTrainWithAnEpochThatIsReadyAfterAPause() throws IOException {
    ActorRef<JournalActor.Command> journal = begin(2);
    next(JournalActor.Next.class);
    journal.tell(new JournalActor.Change(RunCommand.RECOVER, "lost", ""));
    journal.tell(JournalActor.Open.OPEN);
    epoch = next(JournalActor.Attempt.class).epoch();
    journal.tell(new JournalActor.Change(RunCommand.PAUSE, "", "pause"));
    journal.tell(new JournalActor.Begin(epoch, shards.tasks(), shards.digest()));
    journal.tell(new JournalActor.Change(RunCommand.RESUME, "", "resume"));
    assertThat(next(JournalActor.Changed.class).state()).isEqualTo(RunState.PAUSED);
    assertThat(supervisor.receiveMessage(PATIENCE)).isEqualTo(new JournalActor.Changed(RunState.RUNNING, "", "resume"));
    journal.tell(JournalActor.Open.OPEN);
    epoch = next(JournalActor.Attempt.class).epoch();
    journal.tell(new JournalActor.Begin(epoch, shards.tasks(), shards.digest()));
    assertThat(next(JournalActor.Next.class).loop()).isEqualTo(1);
  }
}
