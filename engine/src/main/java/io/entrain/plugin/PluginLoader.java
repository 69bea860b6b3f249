package io.entrain.plugin;

import io.entrain.config.ConfigException;
import io.entrain.config.PluginConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Makes plugins. A plugin is a public class with exactly one public constructor, whose parameters are filled by type from what is
 * available. It is named by its class, or by the path of a {@code .java} file that holds it and is compiled in memory.
 */
public final class PluginLoader {
  private static final String SOURCE_ENDING = ".java";

  private final UnaryOperator<Path> sources;

  private PluginLoader(UnaryOperator<Path> sources) {
    this.sources = sources;
  }

  /** Compiles the files that are named: for users who run their own code. */
  public static PluginLoader ofAnySource() {
    return new PluginLoader(named -> named);
  }

  /**
   * Compiles files of one folder only, in which a file of the same name must have the same content as the one that is named: for
   * processes that work for others.
   *
   * @param folder empty: no file at all
   */
  public static PluginLoader ofSourcesIn(Optional<Path> folder) {
    return new PluginLoader(named -> TrustedSource.of(named, folder));
  }

  /**
   * Loads a plugin and constructs it.
   *
   * @param type the interface that it must implement
   * @param config names it; not handed on unless it is among {@code available}
   * @param available objects for the parameters of its constructor, each of another type; nulls are left out
   * @throws ConfigException if it cannot be found, compiled or constructed, or is no {@code type}; says plugin, what was expected and
   *     what was found
   */
  public <T> T load(Class<T> type, PluginConfig config, Object... available) {
    String name = config.plugin();
    Class<?> found = name.endsWith(SOURCE_ENDING) ? SourcePlugin.compile(sources.apply(Path.of(name))) : find(name, type);
    if (!type.isAssignableFrom(found)) {
      throw new ConfigException("plugin " + name + ": must implement " + type.getName() + ", and " + found.getName() + " does not");
    }
    return type.cast(new PluginConstructor(name, found).construct(available));
  }

  private static Class<?> find(String name, Class<?> type) {
    try {
      return Class.forName(name, false, type.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new ConfigException(
          "plugin " + name + ": no such class on the class path; a plugin is a class with its package, or the path of a .java file", e);
    } catch (LinkageError e) {
      throw new ConfigException("plugin " + name + ": cannot be loaded: " + e, e);
    }
  }
}
