package io.entrain.cluster.run;

import static io.entrain.cluster.run.Samples.NOON;
import static io.entrain.cluster.run.Samples.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OperationLogTest {
  private static final Instant LATER = NOON.plusSeconds(1);

  private final OperationLog log = new OperationLog("op-7", 2);

  @Test
  void shouldTellWhatHasBecomeOfAnOperation() {
    Operation pending = log.begin(null, OperationKind.CHECKPOINT, RUN, NOON);
    assertThat(log.find(pending.id())).contains(pending);
    assertThat(pending.state()).isEqualTo(Operation.State.PENDING);

    log.done(pending.id(), "saved after loop 7", LATER);

    Operation done =
        new Operation("op-7-1", OperationKind.CHECKPOINT, RUN, Operation.State.DONE, "saved after loop 7", NOON, LATER);
    assertThat(log.find(pending.id())).contains(done);
  }

  @Test
  void shouldLeaveAnOperationAsItEnded() {
    String id = log.begin(null, OperationKind.STOP, RUN, NOON).id();
    log.failed(id, "the disk is full", LATER);
    log.done(id, "stopped", LATER);
    log.done("unknown", "", LATER);

    assertThat(log.find(id)).map(Operation::detail).contains("the disk is full");
  }

  @Test
  void shouldAcceptWhatIsSentTwiceOnce() {
    Operation first = log.begin("key", OperationKind.STOP, RUN, NOON);

    assertThat(log.begin("key", OperationKind.STOP, RUN, LATER)).isEqualTo(first);
    assertThat(log.begin("other", OperationKind.STOP, RUN, LATER)).isNotEqualTo(first);
  }

  @Test
  void shouldRefuseAKeyThatWasUsedForSomethingElse() {
    log.begin("key", OperationKind.STOP, RUN, NOON);

    assertThatExceptionOfType(OperationConflictException.class)
        .isThrownBy(() -> log.begin("key", OperationKind.CANCEL, RUN, NOON))
        .withMessage(
            "this idempotency key was used to stop run %s and now asks to cancel run %s; use another key".formatted(RUN, RUN));
  }

  @Test
  void shouldForgetTheOldestThatHasEnded() {
    Operation pending = log.begin("1", OperationKind.STOP, RUN, NOON);
    Operation ended = log.begin("2", OperationKind.PAUSE, RUN, NOON);
    log.done(ended.id(), "", NOON);

    Operation third = log.begin("3", OperationKind.RESUME, RUN, NOON);

    assertThat(log.find(ended.id())).isEmpty();
    assertThat(log.find(pending.id())).isPresent();
    assertThat(log.find(third.id())).isPresent();
    log.done(third.id(), "", NOON);
    assertThat(log.begin("2", OperationKind.CANCEL, RUN, NOON).id()).as("its key is free again").isEqualTo("op-7-4");
  }

  @Test
  void shouldAcceptNoMoreWhileTooManyArePending() {
    log.begin("1", OperationKind.STOP, RUN, NOON);
    log.begin("2", OperationKind.STOP, RUN, NOON);

    assertThatExceptionOfType(OperationConflictException.class)
        .isThrownBy(() -> log.begin("3", OperationKind.STOP, RUN, NOON))
        .withMessage("2 operations are pending; wait until one has ended");
  }
}
