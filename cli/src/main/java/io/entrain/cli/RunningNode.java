package io.entrain.cli;

import com.typesafe.config.Config;
import io.entrain.cluster.node.ControlDoor;
import io.entrain.cluster.node.EntrainNode;
import io.entrain.cluster.protocol.NodeFacts;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/** A node of a cluster from its start to its end, with what people are told. */
final class RunningNode {
  private RunningNode() {}

  /** Runs it until it ends; gives the exit code. */
  static int until(Config given, Screen screen) {
    if (EndSignal.received()) {
      screen.notice("told to end before the node was started; there was nothing to save");
      return ExitCode.OK;
    }
    EntrainNode node = EntrainNode.start(given, Version.release(), ControlDoor::open, screen::notice);
    EndSignal.whenReceived(node::leave);
    node.haltWhenGivenUp(() -> Runtime.getRuntime().halt(ExitCode.FAILED));
    try {
      screen.line(up(node.started().join()));
    } catch (CancellationException e) {
      node.awaitEnd();
      screen.notice("told to end before it had joined its cluster; there was nothing to save");
      return ExitCode.OK;
    } catch (CompletionException e) {
      screen.notice("the node did not come up: " + e.getCause().getMessage());
      node.leave();
      node.awaitEnd();
      return ExitCode.FAILED;
    }
    boolean wanted = node.awaitEnd();
    screen.notice(wanted ? "left the cluster" : "ended; the log says why");
    return wanted ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String up(NodeFacts facts) {
    return "node %s is up: artery %s, api %s, data %s:%d"
        .formatted(facts.name(), facts.address(), facts.api(), facts.dataHost(), facts.dataPort());
  }
}
