package io.entrain.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.entrain.client.ControlClient;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists runs. */
@Command(
    name = "list",
    description = "List the runs of a cluster, in the order of their turns.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {ExitCode.OK_TEXT, ExitCode.BAD_INPUT_TEXT, ExitCode.UNREACHABLE_TEXT, ExitCode.NOT_AUTHORISED_TEXT},
    footerHeading = "%nExample:%n",
    footer = "  entrain list --output json")
final class ListCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Mixin
  private ClientOptions options;

  @Override
  public Integer call() {
    JsonNode answer = ControlClient.of(options.addresses(), options.token(), options.authority()).get("/api/v1/runs?limit=1000");
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      out.println(answer);
      return ExitCode.OK;
    }
    answer.path("problems").forEach(problem -> spec.commandLine().getErr().println("entrain: " + problem.asText()));
    TextTable table = new TextTable("RUN", "STATE", "LOOPS", "CORRELATION", "LEFT", "AGE", "DIRECTORY");
    Instant now = Instant.now();
    for (JsonNode run : answer.path("runs")) {
      table.add(
          run.path("id").asText(),
          run.path("state").asText(),
          RunText.loops(run),
          RunText.correlation(run.path("last_loop_result")),
          RunText.timeLeft(run),
          RunText.age(run.path("submitted"), now),
          run.path("directory").asText());
    }
    table.lines().forEach(out::println);
    return ExitCode.OK;
  }
}
