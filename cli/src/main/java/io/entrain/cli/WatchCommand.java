package io.entrain.cli;

import io.entrain.client.ControlClient;
import io.entrain.client.EventFollower;
import io.entrain.client.RunChoice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows a run as it goes. */
@Command(
    name = "watch",
    description = "Show a run as it goes, until it ends. Ctrl-C ends this command and not the run.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the run is completed", "1:it failed, was stopped or cancelled, or there is none", ExitCode.BAD_INPUT_TEXT,
      ExitCode.UNREACHABLE_TEXT, ExitCode.NOT_AUTHORISED_TEXT, "130:no longer watched"
    },
    footerHeading = "%nExample:%n",
    footer = "  entrain watch --address http://127.0.0.1:25580,http://127.0.0.1:25581")
final class WatchCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Mixin
  private ClientOptions options;
  @Mixin
  private RunArgument run;

  @Override
  public Integer call() {
    ControlClient client = ControlClient.of(options.addresses(), options.token(), options.authority());
    String id = RunChoice.of(client, run.name());
    EventFollower follower = new EventFollower(client, spec.commandLine().getErr());
    EventPrinter printer = new EventPrinter(spec.commandLine().getOut(), options.json());
    return follower.follow(id, follower.last(id), printer).equals("completed") ? ExitCode.OK : ExitCode.FAILED;
  }
}
