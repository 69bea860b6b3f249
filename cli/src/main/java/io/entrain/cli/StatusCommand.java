package io.entrain.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.entrain.client.ControlClient;
import io.entrain.client.RunChoice;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says where a run stands. */
@Command(
    name = "status",
    description = "Say where a run stands.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK_TEXT, "1:there is no such run", ExitCode.BAD_INPUT_TEXT, ExitCode.UNREACHABLE_TEXT, ExitCode.NOT_AUTHORISED_TEXT
    },
    footerHeading = "%nExample:%n",
    footer = "  entrain status")
final class StatusCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Mixin
  private ClientOptions options;
  @Mixin
  private RunArgument run;

  @Override
  public Integer call() {
    ControlClient client = ControlClient.of(options.addresses(), options.token(), options.authority());
    JsonNode view = client.get("/api/v1/runs/" + RunChoice.of(client, run.name()));
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      out.println(view);
      return ExitCode.OK;
    }
    Instant now = Instant.now();
    JsonNode loop = view.path("last_loop_result");
    line(out, "run", view.path("id").asText());
    line(out, "directory", view.path("directory").asText());
    line(out, "state", view.path("state").asText() + " for " + RunText.age(view.path("changed"), now));
    line(out, "reason", view.path("reason").asText());
    line(out, "loops", RunText.loops(view));
    line(out, "time left", RunText.timeLeft(view));
    if (loop.isObject()) {
      line(
          out, "last loop", String.format(
              Locale.ROOT, "%.3f s, %.3f Hz", loop.path("elapsed_seconds").asDouble(),
              loop.path("rate_hz").asDouble()));
      line(out, "correlation", RunText.correlation(loop));
      line(out, "digest", loop.path("digest").asText());
    }
    int checkpoint = view.path("checkpoint_loop").asInt();
    line(out, "checkpoint", checkpoint == 0 ? "none yet" : "loop " + checkpoint);
    line(out, "recoveries", view.path("recoveries").asText());
    line(out, "submitted", RunText.age(view.path("submitted"), now) + " ago");
    return ExitCode.OK;
  }

  private static void line(PrintWriter out, String what, String value) {
    if (!value.isEmpty()) {
      out.printf("%-12s %s%n", what, value);
    }
  }
}
