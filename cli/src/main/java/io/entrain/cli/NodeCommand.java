package io.entrain.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.entrain.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a node of a cluster. */
@Command(
    name = "node",
    description = {
      "Run a node of a cluster.",
      "It joins the others, holds shards of the runs that are submitted, and answers clients."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ended because it was told to; work was saved", "1:ended because of a failure, to be started again",
      ExitCode.BAD_INPUT_TEXT
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entrain node --root runs                                      a cluster of one",
      "  entrain node --root runs --port 25521 --api-port 25581 --data-port 25531 --join 127.0.0.1:25520",
      "SIGTERM and Ctrl-C let it finish its loop, save a checkpoint and leave. Defaults come from --config FILE, block entrain.node."
    })
final class NodeCommand implements Callable<Integer> {
  private static final String LOG_FILE = "entrain.node.log-file";

  @Spec
  private CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "File with settings in a block entrain.node; options here win.")
  private Path configFile;

  @Option(names = "--name", paramLabel = "NAME", description = "Name by which people know it (default: HOST-PORT).")
  private String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      split = ",",
      description = "What it may do: controller (may lead runs), worker (holds shards) (default: both).")
  private List<String> roles;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Directory under which all runs lie, shared by all nodes (default: the present one).")
  private Path root;

  @Option(names = "--host", paramLabel = "HOST", description = "Address by which others reach it (default: 127.0.0.1).")
  private String host;

  @Option(names = "--port", paramLabel = "PORT", description = "Port for messages between nodes; 0: any (default: 25520).")
  private Integer port;

  @Option(names = "--api-port", paramLabel = "PORT", description = "Port for control clients; 0: any (default: 25580).")
  private Integer apiPort;

  @Option(names = "--data-port", paramLabel = "PORT", description = "Port for spikes from other nodes; 0: any (default: 25530).")
  private Integer dataPort;

  @Option(
      names = "--join",
      paramLabel = "HOST:PORT",
      split = ",",
      description = "Nodes to join; the same list on all nodes (default: begin a cluster).")
  private List<String> join;

  @Option(names = {"-t", "--threads"}, paramLabel = "N", description = "Threads that compute (default: all processors).")
  private Integer threads;

  @Option(names = "--shards", paramLabel = "S", description = "Shards that it likes to hold (default: 1).")
  private Integer shards;

  @Option(names = "--tls", paramLabel = "DIR", description = "Folder that 'entrain certs' made for this node.")
  private Path tls;

  @Option(names = "--insecure", description = "Leave loopback without certificates, in a network where everybody is trusted.")
  private boolean insecure;

  @Option(names = "--token", paramLabel = "FILE", description = "File with the token; made if absent (default: ~/.entrain/token).")
  private Path token;

  @Option(names = "--plugins", paramLabel = "DIR", description = "The only folder from which plugins in source files are taken.")
  private Path plugins;

  @Option(names = "--min-nodes", paramLabel = "N", description = "Nodes that must be there before a run is placed (default: 1).")
  private Integer minNodes;

  @Option(
      names = "--quorum",
      paramLabel = "N",
      description = "Nodes that must see each other to go on when others are out of reach (default: more than half).")
  private Integer quorum;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description = "Time to finish a loop and save a checkpoint when it is told to end, as 90s or 5m (default: 60s).")
  private String grace;

  @Option(names = "--log", paramLabel = "FILE", description = "File for the log (default: standard error).")
  private Path log;

  @Override
  public Integer call() {
    EndSignal.listen();
    Config given = options().withFallback(ConfigFactory.systemProperties()).withFallback(file());
    Logging.begin(logFile(given));
    return RunningNode.until(given, Screen.of(spec.commandLine().getOut(), spec.commandLine().getErr()));
  }

  private static Path logFile(Config given) {
    String file = given.hasPath(LOG_FILE) ? given.getString(LOG_FILE) : "";
    return file.isBlank() ? null : Path.of(file);
  }

  private Config file() {
    if (configFile == null) {
      return ConfigFactory.empty();
    }
    if (!Files.isReadable(configFile)) {
      throw new ConfigException("--config " + configFile + ": no such file, or it may not be read");
    }
    try {
      return ConfigFactory.parseFile(configFile.toFile()).resolve();
    } catch (com.typesafe.config.ConfigException e) {
      throw new ConfigException(e.getMessage(), e);
    }
  }

  private Config options() {
    Map<String, Object> given = new HashMap<>();
    put(given, "name", name);
    put(given, "roles", roles);
    put(given, "root", root);
    put(given, "host", host);
    put(given, "port", port);
    put(given, "api-port", apiPort);
    put(given, "data-port", dataPort);
    put(given, "join", join);
    put(given, "threads", threads);
    put(given, "shards", shards);
    put(given, "tls", tls);
    put(given, "insecure", insecure ? true : null);
    put(given, "token", token);
    put(given, "plugins", plugins);
    put(given, "min-nodes", minNodes);
    put(given, "quorum", quorum);
    put(given, "grace", grace);
    put(given, "log-file", log);
    return ConfigFactory.parseMap(given, "options of the command");
  }

  private static void put(Map<String, Object> given, String key, Object value) {
    if (value != null) {
      given.put("entrain.node." + key, value instanceof Path path ? path.toString() : value);
    }
  }
}
