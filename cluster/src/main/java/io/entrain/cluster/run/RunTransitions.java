package io.entrain.cluster.run;

import static io.entrain.cluster.run.RunCommand.CANCEL;
import static io.entrain.cluster.run.RunCommand.COMPLETE;
import static io.entrain.cluster.run.RunCommand.FAIL;
import static io.entrain.cluster.run.RunCommand.PAUSE;
import static io.entrain.cluster.run.RunCommand.RECOVER;
import static io.entrain.cluster.run.RunCommand.RESUME;
import static io.entrain.cluster.run.RunCommand.START;
import static io.entrain.cluster.run.RunCommand.STOP;
import static io.entrain.cluster.run.RunState.CANCELLED;
import static io.entrain.cluster.run.RunState.COMPLETED;
import static io.entrain.cluster.run.RunState.FAILED;
import static io.entrain.cluster.run.RunState.PAUSED;
import static io.entrain.cluster.run.RunState.QUEUED;
import static io.entrain.cluster.run.RunState.RECOVERING;
import static io.entrain.cluster.run.RunState.RUNNING;
import static io.entrain.cluster.run.RunState.STOPPED;
import static io.entrain.cluster.run.RunState.STOPPING;

import java.util.Map;
import java.util.Optional;

/**
 * Which command is allowed in which state, and what it leads to. A person's command that asks for what is so already is allowed and changes
 * nothing, since it may have been sent twice.
 *
 * <p>A loss while paused stays a pause: nothing goes on by itself that was held. A loss while stopping ends the run at the checkpoint
 * before; the loops behind it are trained again, with the same result, when it is resumed.
 */
final class RunTransitions {
  private static final Map<RunState, Map<RunCommand, RunState>> TABLE =
      Map.of(
          QUEUED, Map.of(START, RUNNING, RESUME, QUEUED, STOP, STOPPED, CANCEL, CANCELLED, FAIL, FAILED),
          RUNNING,
          Map.of(
              PAUSE, PAUSED, RESUME, RUNNING, STOP, STOPPING, CANCEL, CANCELLED, FAIL, FAILED, RECOVER, RECOVERING, COMPLETE, COMPLETED),
          PAUSED, Map.of(PAUSE, PAUSED, RESUME, RUNNING, STOP, STOPPING, CANCEL, CANCELLED, FAIL, FAILED, RECOVER, PAUSED),
          RECOVERING,
          Map.of(
              START, RUNNING, PAUSE, PAUSED, RESUME, RECOVERING, STOP, STOPPED, CANCEL, CANCELLED, FAIL, FAILED, RECOVER, RECOVERING),
          STOPPING, Map.of(STOP, STOPPING, CANCEL, CANCELLED, FAIL, FAILED, RECOVER, STOPPED, COMPLETE, STOPPED),
          COMPLETED, Map.of(),
          STOPPED, Map.of(STOP, STOPPED, RESUME, QUEUED),
          CANCELLED, Map.of(CANCEL, CANCELLED),
          FAILED, Map.of(RESUME, QUEUED));

  private RunTransitions() {}

  static Optional<RunState> after(RunState state, RunCommand command) {
    return Optional.ofNullable(TABLE.get(state).get(command));
  }
}
