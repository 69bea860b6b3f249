package io.entrain.cluster.run;

import static io.entrain.cluster.run.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entrain.checkpoint.RestorePoint;
import io.entrain.config.ConfigException;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunManifestTest {
  private static final Instant LATER = NOON.plusSeconds(60);

  @Test
  void shouldRememberWhenItBeganFirstAndEnded() {
    RunManifest lost = Samples.running().after(RunCommand.RECOVER, "node beta is gone", LATER);
    RunManifest completed = lost.after(RunCommand.START, LATER.plusSeconds(1)).after(RunCommand.COMPLETE, LATER.plusSeconds(2));

    assertThat(completed.times()).isEqualTo(new RunTimes(NOON, NOON, LATER.plusSeconds(2), LATER.plusSeconds(2)));
  }

  @Test
  void shouldKeepAReasonUntilItIsOverAndDropItThen() {
    RunManifest lost = Samples.running().after(RunCommand.RECOVER, "node beta is gone", LATER);

    assertThat(lost.reason()).isEqualTo("node beta is gone");
    assertThat(lost.after(RunCommand.RESUME, LATER).reason()).isEqualTo("node beta is gone");
    assertThat(lost.after(RunCommand.START, LATER).reason()).isEmpty();
  }

  @Test
  void shouldCountRecoveriesInAllAndSinceTheLastProgress() {
    RunManifest twice =
        Samples.afterLoop(5).after(RunCommand.RECOVER, LATER).after(RunCommand.RECOVER, LATER).after(RunCommand.START, LATER);

    assertThat(twice.recoveries()).isEqualTo(new Recoveries(2, 2));
    assertThat(twice.with(twice.progress().completed(4)).recoveries()).as("a repeated loop").isEqualTo(new Recoveries(2, 2));
    assertThat(twice.with(twice.progress().completed(6)).recoveries()).as("a further loop").isEqualTo(new Recoveries(2, 0));
  }

  @Test
  void shouldQueueAStoppedRunAgainAndGoOnFromItsCheckpoint() {
    RunManifest stopped = Samples.afterLoop(7).after(RunCommand.STOP, LATER).after(RunCommand.COMPLETE, LATER);
    RunManifest queued = stopped.with(stopped.progress().saved(7, 0.5)).after(RunCommand.RESUME, LATER.plusSeconds(5));

    assertThat(queued.state()).isEqualTo(RunState.QUEUED);
    assertThat(queued.times().ended()).isNull();
    assertThat(queued.restorePoint()).contains(new RestorePoint.Latest());
    assertThat(queued.epochOptions(7, 2).loops()).isEqualTo(93);
  }

  @Test
  void shouldBeginWhereItWasSubmittedToBegin() {
    RunManifest run = RunManifest.queued(Samples.RUN, new SubmitKey("key"), Samples.from(new RestorePoint.Best()), NOON);

    assertThat(run.restorePoint()).contains(new RestorePoint.Best());
  }

  @Test
  void shouldBeginAgainAtTheSameLoopAsLongAsItHasNoCheckpointOfItsOwn() {
    RunManifest run = RunManifest.queued(Samples.RUN, new SubmitKey("key"), Samples.from(new RestorePoint.Best()), NOON);
    RunManifest begun = run.with(run.progress().begun(40, 0.5));

    assertThat(begun.restorePoint()).contains(new RestorePoint.Loop(40));
    assertThat(begun.lastLoop()).isEqualTo(50);
    assertThat(begun.with(begun.progress().completed(43)).restorePoint()).contains(new RestorePoint.Loop(40));
  }

  @Test
  void shouldBeginAnewAsLongAsARunThatBeganAnewHasNoCheckpoint() {
    assertThat(Samples.afterLoop(3).restorePoint()).isEmpty();
    assertThat(Samples.afterLoop(3).epochOptions(0, 1).restoreFrom()).isNull();
  }

  @Test
  void shouldRefuseOptionsOutOfRange() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> Samples.options(0))
        .withMessage("loops = 0: must be at least 1");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> new RunOptions(1, 1, false, null, Duration.ofSeconds(-1), 0, 0))
        .withMessage("checkpoint interval = PT-1S: must not be negative");
  }

  @Test
  void shouldRefuseRunIdsThatWouldBePathsOrCodes() {
    assertThat(RunId.create(NOON, new SplittableRandom(1)).value()).matches("20261124-120000-[0-9a-f]{8}");
    assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> new RunId("../x")).withMessageContaining("run id = '../x'");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> new RunId("\u001b[31m"))
        .withMessageContaining("run id = '?[31m'");
  }
}
