package io.entrain.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads the blocks that choose a generator and give it arguments. */
final class PluginReader {
  private static final String SOURCE_ENDING = ".java";

  private final Config config;
  private final Evaluator evaluator;
  private final Path directory;
  private final ArgumentReader arguments;

  PluginReader(Config config, Evaluator evaluator, Problems problems, Path directory) {
    this.config = config;
    this.evaluator = evaluator;
    this.directory = directory;
    arguments = new ArgumentReader(evaluator, problems);
  }

  /** The block of this name; problems are noted. */
  PluginBlock read(String block) {
    String key = block + ".plugin";
    evaluator.provenance().argument(key, config.getValue(key));
    String plugin = config.getString(key);
    List<Parameter> parameters = new ArrayList<>();
    if (plugin.endsWith(SOURCE_ENDING)) {
      plugin = source(block, key, plugin, parameters);
    } else {
      parameters.add(new Parameter(key, plugin, "", evaluator.provenance().origin(key)));
    }
    return new PluginBlock(new PluginConfig(plugin, arguments(block, plugin, parameters)), parameters);
  }

  private String source(String block, String key, String plugin, List<Parameter> parameters) {
    try {
      DataFile file = DataFile.confined(directory, plugin);
      parameters.add(new Parameter(key, file.shown(), "", evaluator.provenance().origin(key)));
      parameters.add(new Parameter(block + ".source", file.fingerprint(), "", Parameter.DERIVED));
      return file.path().toString();
    } catch (ValueException e) {
      evaluator.report(key, e);
      return plugin;
    }
  }

  private Map<String, Object> arguments(String block, String plugin, List<Parameter> parameters) {
    Map<String, Object> args = new HashMap<>();
    if (!config.hasPath(block + ".args")) {
      return args;
    }
    ConfigObject written = config.getObject(block + ".args");
    Map<String, ParameterSpec> specs = ArgumentCatalog.of(plugin);
    for (String name : new TreeSet<>(written.keySet())) {
      String key = block + ".args." + name;
      ConfigValue value = written.get(name);
      evaluator.provenance().argument(key, value);
      Argument argument = specs == null ? arguments.free(key, value) : arguments.known(key, name, specs, value);
      if (argument != null) {
        args.put(name, argument.value());
        parameters.add(new Parameter(key, argument.text(), argument.unit(), evaluator.provenance().origin(key)));
      }
    }
    return args;
  }
}
