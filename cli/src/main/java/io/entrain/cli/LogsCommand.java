package io.entrain.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.entrain.client.ControlClient;
import io.entrain.client.RunChoice;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what has happened to a run. */
@Command(
    name = "logs",
    description = "Print what has happened to a run so far: attempts, loops, checkpoints, losses.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK_TEXT, "1:there is no such run", ExitCode.BAD_INPUT_TEXT, ExitCode.UNREACHABLE_TEXT, ExitCode.NOT_AUTHORISED_TEXT
    },
    footerHeading = "%nExample:%n",
    footer = "  entrain logs --output json | jq .text")
final class LogsCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Mixin
  private ClientOptions options;
  @Mixin
  private RunArgument run;

  @Override
  public Integer call() {
    ControlClient client = ControlClient.of(options.addresses(), options.token(), options.authority());
    String path = "/api/v1/runs/" + RunChoice.of(client, run.name()) + "/events?after=";
    PrintWriter out = spec.commandLine().getOut();
    JsonNode events = client.get(path + 0).path("events");
    while (!events.isEmpty()) {
      long last = 0;
      for (JsonNode event : events) {
        last = event.path("number").asLong();
        out.println(options.json() ? event.toString() : event.path("time").asText() + "  " + event.path("text").asText());
      }
      events = client.get(path + last).path("events");
    }
    return ExitCode.OK;
  }
}
