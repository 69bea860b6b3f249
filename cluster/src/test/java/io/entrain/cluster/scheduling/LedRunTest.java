package io.entrain.cluster.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import io.entrain.cluster.run.Operation;
import io.entrain.cluster.run.OperationKind;
import io.entrain.cluster.run.OperationLog;
import io.entrain.cluster.run.RunEntry;
import io.entrain.cluster.training.Progress;
import io.entrain.cluster.training.TrainingSupervisor;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedRunTest {
  private final ActorTestKit kit = ActorTestKit.create();
  private final OperationLog operations = new OperationLog("test", 10);

  @TempDir
  Path root;

  @AfterEach
  void shutDown() {
    kit.shutdownTestKit();
  }

  private String begin(RunEntry entry, OperationKind kind) {
    return operations.begin(null, kind, entry.id(), entry.submitted()).id();
  }

  @Test
  void shouldAnswerWhatTheSupervisorDidNotBeforeItStopped() {
    RunEntry entry = QueuedRuns.submit(root, "1");
    TestProbe<TrainingSupervisor.Command> supervisor = kit.createTestProbe();
    LedRun run = new LedRun(entry, root, QueuedRuns.book(root), new EventFeed(null, 0), operations);
    run.ledBy(supervisor.ref());
    String answered = begin(entry, OperationKind.PAUSE);
    String tooLate = begin(entry, OperationKind.CHECKPOINT);
    run.ask(OperationKind.PAUSE, answered);
    run.ask(OperationKind.CHECKPOINT, tooLate);
    run.note(new Progress.Answered(answered, true, "paused"));
    run.answerRest();
    assertThat(operations.find(answered)).map(Operation::state).contains(Operation.State.DONE);
    assertThat(operations.find(tooLate)).map(Operation::state).contains(Operation.State.FAILED);
  }
}
