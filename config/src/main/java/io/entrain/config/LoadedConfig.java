package io.entrain.config;

import java.util.List;

/** An experiment as the engine reads it, and its parameters as people read them. */
public record LoadedConfig(ExperimentConfig experiment, List<Parameter> parameters) {
  public LoadedConfig {
    parameters = List.copyOf(parameters);
  }
}
