package io.entrain.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for keys that no parameter has, and for blocks that are none. */
final class KeyCheck {
  private static final List<String> BLOCK_KEYS = List.of("plugin", "args");

  private KeyCheck() {}

  /** What the user set without the keys that cannot be used, which are noted in {@code problems}. */
  static Config usable(Config user, Problems problems) {
    ConfigObject usable = user.root();
    for (Map.Entry<String, ConfigValue> entry : user.root().entrySet()) {
      String key = entry.getKey();
      ConfigValue value = entry.getValue();
      boolean ok = ParameterCatalog.PLUGINS.contains(key) ? isBlock(key, value, problems) : isParameter(key, value, problems);
      if (!ok) {
        usable = usable.withoutKey(key);
      }
    }
    return usable.toConfig();
  }

  private static boolean isParameter(String key, ConfigValue value, Problems problems) {
    String place = Provenance.place(value.origin());
    if (key.equals("train_time")) {
      problems.add("train_time cannot be set: it is stim_off + train_duration", place);
      return false;
    }
    if (!ParameterCatalog.keys().contains(key)) {
      List<String> known = Stream.concat(ParameterCatalog.keys().stream(), ParameterCatalog.PLUGINS.stream()).toList();
      problems.add(key + ": unknown parameter" + Spelling.hint(key, known), place);
      return false;
    }
    return true;
  }

  private static boolean isBlock(String key, ConfigValue value, Problems problems) {
    if (!(value instanceof ConfigObject block)) {
      problems.add(key, ValueText.of(value), "must be a block { plugin = ..., args { ... } }", Provenance.place(value.origin()));
      return false;
    }
    boolean ok = true;
    for (Map.Entry<String, ConfigValue> entry : block.entrySet()) {
      String name = key + "." + entry.getKey();
      String place = Provenance.place(entry.getValue().origin());
      ConfigValueType type = entry.getValue().valueType();
      if (!BLOCK_KEYS.contains(entry.getKey())) {
        problems.add(name + ": unknown key" + Spelling.hint(entry.getKey(), BLOCK_KEYS), place);
        ok = false;
      } else if (entry.getKey().equals("plugin") && type != ConfigValueType.STRING) {
        problems.add(name, ValueText.of(entry.getValue()), "must be a class name or the path of a .java file", place);
        ok = false;
      } else if (entry.getKey().equals("args") && type != ConfigValueType.OBJECT) {
        problems.add(name, ValueText.of(entry.getValue()), "must be a block { name = value ... }", place);
        ok = false;
      }
    }
    return ok;
  }
}
