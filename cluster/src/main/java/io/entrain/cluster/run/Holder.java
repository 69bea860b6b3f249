package io.entrain.cluster.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Who has taken a run, for messages.
 *
 * @param node name or address of the node
 * @param processId process on that node
 * @param since when, by the node's clock
 */
public record Holder(String node, long processId, Instant since) {
  /** This process. */
  public static Holder here(String node, Instant now) {
    return new Holder(node, ProcessHandle.current().pid(), now);
  }

  @Override
  public String toString() {
    return "process " + processId + " on " + node + " since " + since;
  }

  void put(ObjectNode json) {
    json.put("node", node);
    json.put("process", processId);
    json.put("since", since.toString());
  }

  static Holder get(JsonFields fields) throws DamageException {
    return new Holder(fields.text("node"), fields.longInteger("process"), fields.instant("since"));
  }
}
