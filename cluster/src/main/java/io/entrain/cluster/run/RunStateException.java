package io.entrain.cluster.run;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A command is not allowed in the state in which a run is. The message says what is, and is shown to the user as it is. */
public final class RunStateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RunState state;
  private final RunCommand command;

  RunStateException(RunState state, RunCommand command) {
    super("cannot " + command + " a run that is " + state + "; possible now: " + possible(state));
    this.state = state;
    this.command = command;
  }

  public RunState state() {
    return state;
  }

  public RunCommand command() {
    return command;
  }

  private static String possible(RunState state) {
    String commands =
        Arrays.stream(RunCommand.values())
            .filter(command -> command.byPeople() && state.after(command).filter(next -> next != state).isPresent())
            .map(RunCommand::toString)
            .collect(Collectors.joining(", "));
    return commands.isEmpty() ? "nothing, it has ended" : commands;
  }
}
