package io.entrain.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.entrain.client.ControlClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a node leave. */
@Command(
    name = "drain",
    description = "Let a node finish its loop, have others take its shards over, and end.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the node leaves as soon as it can", "1:there is no such node", ExitCode.BAD_INPUT_TEXT, ExitCode.UNREACHABLE_TEXT,
      ExitCode.NOT_AUTHORISED_TEXT
    },
    footerHeading = "%nExample:%n",
    footer = "  entrain drain node2")
final class DrainCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Mixin
  private ClientOptions options;

  @Parameters(paramLabel = "NODE", description = "Name of the node, as 'entrain nodes' shows it.")
  private String node;

  @Override
  public Integer call() {
    JsonNode answer =
        ControlClient.of(options.addresses(), options.token(), options.authority())
            .post("/api/v1/nodes/" + URLEncoder.encode(node, StandardCharsets.UTF_8) + "/drain", null, null);
    spec.commandLine().getOut().println(options.json() ? answer.toString() : node + " leaves as soon as it holds nothing any more");
    return ExitCode.OK;
  }
}
