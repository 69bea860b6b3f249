package io.entrain.config;

import java.util.List;

/**
 * A generator that was chosen.
 *
 * @param config as the engine reads it
 * @param parameters as people read it, with the fingerprint of its source if it is a file
 */
record PluginBlock(PluginConfig config, List<Parameter> parameters) {
  PluginBlock {
    parameters = List.copyOf(parameters);
  }
}
