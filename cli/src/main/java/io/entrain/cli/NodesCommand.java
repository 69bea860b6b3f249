package io.entrain.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.entrain.client.ControlClient;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists nodes. */
@Command(
    name = "nodes",
    description = "List the nodes of a cluster and what they hold of the run at work.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {ExitCode.OK_TEXT, ExitCode.BAD_INPUT_TEXT, ExitCode.UNREACHABLE_TEXT, ExitCode.NOT_AUTHORISED_TEXT},
    footerHeading = "%nExample:%n",
    footer = "  entrain nodes")
final class NodesCommand implements Callable<Integer> {
  private static final double GIB = 1L << 30;

  @Spec
  private CommandSpec spec;
  @Mixin
  private ClientOptions options;

  @Override
  public Integer call() {
    JsonNode answer = ControlClient.of(options.addresses(), options.token(), options.authority()).get("/api/v1/nodes");
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      out.println(answer);
      return ExitCode.OK;
    }
    Instant now = Instant.now();
    TextTable table = new TextTable("NODE", "STATUS", "LEADS", "CORES", "GPUS", "HEAP (GiB)", "NEURONS", "API", "AGE");
    for (JsonNode node : answer.path("nodes")) {
      table.add(
          node.path("name").asText(),
          node.path("status").asText(),
          node.path("supervises").asBoolean() ? "yes" : "",
          node.path("cores").asText(),
          Integer.toString(node.path("gpus").size()),
          String.format(Locale.ROOT, "%.1f", node.path("heap_bytes").asLong() / GIB),
          words(node.path("shards")),
          node.path("api").asText(),
          RunText.age(node.path("started"), now));
    }
    table.lines().forEach(out::println);
    return ExitCode.OK;
  }

  private static String words(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining(","));
  }
}
