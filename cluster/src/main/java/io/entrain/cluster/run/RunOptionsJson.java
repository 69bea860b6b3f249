package io.entrain.cluster.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entrain.config.ConfigException;

/** Options of a run among the fields of a file. */
final class RunOptionsJson {
  private RunOptionsJson() {}

  static void put(ObjectNode node, RunOptions options) {
    node.put("loops", options.loops());
    node.put("correlation_interval", options.correlationInterval());
    node.put("save_best", options.saveBest());
    node.put("restore_from", RestorePointText.of(options.restoreFrom()));
    node.put("checkpoint_every", options.checkpointEvery().toString());
    node.put("checkpoint_loops", options.checkpointLoops());
    node.put("init_tasks", options.initTasks());
  }

  static RunOptions get(JsonFields fields) throws DamageException {
    try {
      return new RunOptions(
          fields.integer("loops"),
          fields.integer("correlation_interval"),
          fields.flag("save_best"),
          fields.read("restore_from", RestorePointText::parse),
          fields.duration("checkpoint_every"),
          fields.integer("checkpoint_loops"),
          fields.integer("init_tasks"));
    } catch (ConfigException e) {
      throw fields.damage(e.getMessage(), e);
    }
  }
}
