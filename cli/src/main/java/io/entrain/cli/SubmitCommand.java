package io.entrain.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entrain.client.ControlClient;
import io.entrain.client.EventFollower;
import java.io.PrintWriter;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Submits a run. */
@Command(
    name = "submit",
    description = {
      "Submit a run to a cluster.",
      "It trains when its turn has come, whether or not this command is still there."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:submitted; with --wait: completed", "1:refused; with --wait: failed, stopped or cancelled", ExitCode.BAD_INPUT_TEXT,
      ExitCode.UNREACHABLE_TEXT, ExitCode.NOT_AUTHORISED_TEXT, "130:no longer waited for; the run goes on"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entrain submit my-data -n 1000",
      "  entrain submit large-data -n 100 --init",
      "  entrain submit my-data -n 1000 -r latest --wait --address http://n1:25580,http://n2:25580"
    })
final class SubmitCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Mixin
  private ClientOptions options;
  @Mixin
  private LoopOptions training;

  @Parameters(paramLabel = "DIR", description = "Data directory, below the root of the cluster's runs; initialised, or see --init.")
  private String directory;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Submitting twice with one key starts one run (default: a new one, so that each command starts a run).")
  private String key;

  @Option(
      names = "--init",
      description = {
        "Have the nodes initialise DIR first, unless it is: each draws what its neurons need, so that no process holds the whole",
        "network. What is drawn comes out as with 'entrain init', and is kept in no file."
      })
  private boolean init;

  @Option(
      names = "--tasks",
      paramLabel = "T",
      converter = WholeNumber.Positive.class,
      description = "With --init: number of tasks (default: 1).")
  private Integer tasks;

  @Option(names = "--wait", description = "Show the run as it goes until it ends. Ctrl-C ends this command and not the run.")
  private boolean wait;

  @Override
  public Integer call() {
    ObjectNode body = body();
    ControlClient client = ControlClient.of(options.addresses(), options.token(), options.authority());
    PrintWriter out = spec.commandLine().getOut();
    JsonNode run = client.post("/api/v1/runs", key == null ? UUID.randomUUID().toString() : key, body);
    String id = run.path("id").asText();
    if (options.json() && !wait) {
      out.println(run);
      return ExitCode.OK;
    }
    if (!options.json()) {
      out.println("run " + id + " is " + run.path("state").asText() + (wait ? "" : "; to follow it: entrain watch " + id));
      out.flush();
    }
    if (!wait) {
      return ExitCode.OK;
    }
    EventFollower follower = new EventFollower(client, spec.commandLine().getErr());
    return follower.follow(id, 0, new EventPrinter(out, options.json())).equals("completed") ? ExitCode.OK : ExitCode.FAILED;
  }

  private int initTasks() {
    if (tasks != null && !init) {
      throw new ParameterException(spec.commandLine(), "--tasks: only with --init; a directory that is initialised has its tasks");
    }
    return init ? tasks == null ? 1 : tasks : 0;
  }

  private ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("directory", directory);
    ObjectNode settings = body.putObject("settings");
    settings.put("loops", training.loops());
    settings.put("correlation_interval", training.correlationInterval());
    settings.put("save_best", training.saveBest());
    if (training.restore() != null) {
      settings.put("restore", training.restore().text());
    }
    settings.put("checkpoint_seconds", training.checkpointEvery().toSeconds());
    settings.put("checkpoint_loops", training.checkpointLoops());
    settings.put("init_tasks", initTasks());
    return body;
  }
}
