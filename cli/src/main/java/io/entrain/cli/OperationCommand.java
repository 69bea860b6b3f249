package io.entrain.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.entrain.client.ControlClient;
import io.entrain.client.RunChoice;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a run for something that takes a while, and waits until it is done. */
@Command(
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK_TEXT, "1:not possible in the state in which the run is, or there is none", ExitCode.BAD_INPUT_TEXT,
      ExitCode.UNREACHABLE_TEXT, ExitCode.NOT_AUTHORISED_TEXT, "130:no longer waited for; it is done nevertheless"
    })
abstract class OperationCommand implements Callable<Integer> {
  private static final long LOOK_NANOS = 300_000_000L;

  @Spec
  private CommandSpec spec;
  @Mixin
  private ClientOptions options;
  @Mixin
  private RunArgument run;

  @Option(names = "--no-wait", description = "Do not wait until it is done.")
  private boolean noWait;

  @Override
  public final Integer call() {
    ControlClient client = ControlClient.of(options.addresses(), options.token(), options.authority());
    PrintWriter out = spec.commandLine().getOut();
    JsonNode operation = client.post("/api/v1/runs/" + RunChoice.of(client, run.name()) + "/" + spec.name(), null, null);
    while (!noWait && operation.path("state").asText().equals("pending")) {
      LockSupport.parkNanos(LOOK_NANOS);
      operation = client.get("/api/v1/operations/" + operation.path("id").asText());
    }
    String state = operation.path("state").asText();
    if (options.json()) {
      out.println(operation);
    } else {
      String detail = operation.path("detail").asText();
      out.println(spec.name() + " is " + state + (detail.isEmpty() ? "" : ": " + detail));
    }
    return state.equals("failed") ? ExitCode.FAILED : ExitCode.OK;
  }

  /** Holds a run. */
  @Command(
      name = "pause",
      description = {
        "Hold a run after its loop, with a checkpoint.",
        "It keeps its turn until it is resumed."
      },
      footerHeading = "%nExample:%n",
      footer = "  entrain pause")
  public static final class Pause extends OperationCommand {}

  /** Goes on with a run. */
  @Command(
      name = "resume",
      description = "Go on with a run that is paused; or queue one again that was stopped or has failed.",
      footerHeading = "%nExample:%n",
      footer = "  entrain resume 20261124-101530-3fa9c2d1")
  public static final class Resume extends OperationCommand {}

  /** Saves a run. */
  @Command(
      name = "checkpoint",
      description = "Save a checkpoint of a run after its loop; the run goes on.",
      footerHeading = "%nExample:%n",
      footer = "  entrain checkpoint")
  public static final class Checkpoint extends OperationCommand {}

  /** Ends a run. */
  @Command(
      name = "stop",
      description = "End a run after its loop, with a checkpoint. It can be resumed.",
      footerHeading = "%nExample:%n",
      footer = "  entrain stop")
  public static final class Stop extends OperationCommand {}

  /** Gives a run up. */
  @Command(
      name = "cancel",
      description = {
        "End a run at once, without a checkpoint.",
        "Those that are there stay. It cannot be resumed."
      },
      footerHeading = "%nExample:%n",
      footer = "  entrain cancel 20261124-101530-3fa9c2d1")
  public static final class Cancel extends OperationCommand {}
}
