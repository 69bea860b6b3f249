package io.entrain.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunTransitionsTest {
  @Test
  void shouldLeadEveryCommandInEveryStateWhereTheTableSays() {
    List<String> expected =
        List.of(
            "queued      start:running resume:queued stop:stopped cancel:cancelled fail:failed",
            "running     pause:paused resume:running stop:stopping cancel:cancelled fail:failed recover:recovering complete:completed",
            "paused      pause:paused resume:running stop:stopping cancel:cancelled fail:failed recover:paused",
            "recovering  start:running pause:paused resume:recovering stop:stopped cancel:cancelled fail:failed recover:recovering",
            "stopping    stop:stopping cancel:cancelled fail:failed recover:stopped complete:stopped",
            "completed   ",
            "stopped     resume:queued stop:stopped",
            "cancelled   cancel:cancelled",
            "failed      resume:queued");

    assertThat(Arrays.stream(RunState.values()).map(RunTransitionsTest::row)).containsExactlyElementsOf(expected);
  }

  private static String row(RunState state) {
    return "%-12s".formatted(state)
        + Arrays.stream(RunCommand.values())
            .filter(command -> state.after(command).isPresent())
            .map(command -> command + ":" + state.after(command).orElseThrow())
            .collect(Collectors.joining(" "));
  }

  @Test
  void shouldSayWhatIsPossibleWhenACommandIsNot() {
    assertThatExceptionOfType(RunStateException.class)
        .isThrownBy(() -> RunState.STOPPED.require(RunCommand.PAUSE))
        .withMessage("cannot pause a run that is stopped; possible now: resume");
    assertThatExceptionOfType(RunStateException.class)
        .isThrownBy(() -> RunState.COMPLETED.require(RunCommand.CANCEL))
        .withMessage("cannot cancel a run that is completed; possible now: nothing, it has ended");
  }

  @Test
  void shouldGiveTheTurnToWhatIsNeitherQueuedNorEnded() {
    assertThat(Arrays.stream(RunState.values()).filter(RunState::active))
        .containsExactly(RunState.RUNNING, RunState.PAUSED, RunState.RECOVERING, RunState.STOPPING);
  }

  @Test
  void shouldLetEveryRunThatHasNotEndedBeCancelled() {
    assertThat(Arrays.stream(RunState.values()).filter(state -> !state.ended()))
        .allMatch(state -> state.require(RunCommand.CANCEL) == RunState.CANCELLED);
  }
}
