package io.entrain.cli;

import com.typesafe.config.Config;
import io.entrain.cluster.node.ControlDoor;
import io.entrain.cluster.node.EntrainNode;
import io.entrain.cluster.protocol.NodeFacts;
import java.util.List;
import java.util.concurrent.CompletionException;
import sun.misc.Signal;

/** A node of a cluster from its start to its end, with signals and what people are told. */
final class RunningNode {
  private RunningNode() {}

  /** Runs it until it ends; gives the exit code. */
  static int until(Config given, Screen screen) {
    EntrainNode node = EntrainNode.start(given, Version.release(), ControlDoor::open, screen::notice);
    for (String signal : List.of("TERM", "INT")) {
      Signal.handle(new Signal(signal), _ -> node.leave());
    }
    boolean up = isUp(node, screen);
    boolean wanted = node.awaitEnd();
    screen.notice(wanted ? "left the cluster" : "ended; the log says why");
    return wanted && up ? ExitCode.OK : ExitCode.FAILED;
  }

  private static boolean isUp(EntrainNode node, Screen screen) {
    try {
      NodeFacts facts = node.started().join();
      screen.line(
          "node %s is up: artery %s, api %s, data %s:%d"
              .formatted(facts.name(), facts.address(), facts.api(), facts.dataHost(), facts.dataPort()));
      return true;
    } catch (CompletionException e) {
      screen.notice("the node did not come up: " + e.getCause().getMessage());
      node.leave();
      return false;
    }
  }
}
