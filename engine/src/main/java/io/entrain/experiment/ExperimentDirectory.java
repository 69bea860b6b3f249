package io.entrain.experiment;

import io.entrain.checkpoint.Patience;
import io.entrain.config.LoadedConfig;
import io.entrain.plugin.PluginLoader;
import java.nio.file.Path;

/**
 * The data directory of an experiment, and how it is used.
 *
 * @param path where it is
 * @param loaded its parameters
 * @param plugins makes the generators that they name
 * @param patience how long a file is waited for that others have written
 */
public record ExperimentDirectory(Path path, LoadedConfig loaded, PluginLoader plugins, Patience patience) {
  /** Used by this process alone, for whoever has started it. */
  public static ExperimentDirectory local(Path path, LoadedConfig loaded) {
    return new ExperimentDirectory(path, loaded, PluginLoader.ofAnySource(), Patience.NONE);
  }

  /** Used by several machines: what one has written another may see some seconds later. */
  public static ExperimentDirectory shared(Path path, LoadedConfig loaded, PluginLoader plugins) {
    return new ExperimentDirectory(path, loaded, plugins, Patience.SHARED);
  }

  public ExperimentFiles files() {
    return new ExperimentFiles(path, loaded.experiment());
  }
}
