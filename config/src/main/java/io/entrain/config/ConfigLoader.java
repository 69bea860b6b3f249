package io.entrain.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;

/** Reads and checks the parameters of an experiment: {@code entrain.conf} in its data directory, over the defaults. */
public final class ConfigLoader {
  /** Name of the parameter file in a data directory. */
  public static final String FILE_NAME = "entrain.conf";

  private ConfigLoader() {}

  /**
   * Reads the parameters of an initialised directory.
   *
   * @throws ConfigException if anything is wrong, all of it in one message, or if there is no seed
   */
  public static LoadedConfig load(Path directory) {
    SeedFile file = new SeedFile(directory);
    return load(
        read(directory),
        directory,
        () -> file.read()
            .orElseThrow(
                () -> new ConfigException(directory + ": no seed was drawn yet; run 'entrain init " + directory + "' first")));
  }

  /** Reads the parameters; if neither they nor a run before name a seed, one is drawn and written down. */
  public static LoadedConfig loadOrDrawSeed(Path directory) {
    SeedFile file = new SeedFile(directory);
    return load(read(directory), directory, () -> file.read().orElseGet(file::draw));
  }

  /** Reads parameters to show them; where no seed is known it is 0. */
  public static LoadedConfig inspect(Path directory) {
    SeedFile file = new SeedFile(directory);
    return load(read(directory), directory, () -> file.read().orElse(0));
  }

  /** Reads parameters from a text; relative paths in it begin at {@code directory}. It must name a seed. */
  public static LoadedConfig parse(String text, Path directory) {
    return load(
        ParameterFile.parse(text, directory),
        directory,
        () -> {
          throw new ConfigException("seed is missing");
        });
  }

  private static Config read(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(
          file + ": there is no such file; it holds the parameters of the experiment and may be empty to take every default");
    }
    return ParameterFile.read(file, directory);
  }

  private static LoadedConfig load(Config user, Path directory, LongSupplier seedOfDirectory) {
    Problems problems = new Problems();
    checkKeys(user, problems);
    problems.throwIfAny();
    Config config = ParameterFile.overDefaults(user);
    Evaluator evaluator = new Evaluator(config, problems);
    ExperimentAssembler assembler = new ExperimentAssembler(config, evaluator, problems, directory.toAbsolutePath());
    boolean given = user.hasPath("seed");
    long seed = given ? seed(user, problems) : 0;
    ExperimentConfig draft = assembler.assemble(seed, "");
    evaluateAll(evaluator);
    new ExperimentRules(evaluator, problems).check(draft);
    problems.throwIfAny();
    if (!given) {
      seed = seedOfDirectory.getAsLong();
    }
    String origin = given ? Problems.place(user.getValue("seed").origin()) : SeedFile.NAME;
    ExperimentConfig seeded = assembler.assemble(seed, "");
    String digest = ParameterDigest.of(new ParameterTable(config, evaluator).list(seeded, origin));
    ExperimentConfig experiment = assembler.assemble(seed, digest);
    return new LoadedConfig(experiment, new ParameterTable(config, evaluator).list(experiment, origin));
  }

  private static void evaluateAll(Evaluator evaluator) {
    for (ParameterSpec spec : ParameterCatalog.all()) {
      if (spec.kind().numeric()) {
        evaluator.number(spec.key());
      }
    }
  }

  private static void checkKeys(Config user, Problems problems) {
    for (Map.Entry<String, ConfigValue> entry : user.root().entrySet()) {
      String key = entry.getKey();
      String place = Problems.place(entry.getValue().origin());
      if (key.equals("train_time")) {
        problems.add("train_time cannot be set: it is stim_off + train_duration (" + place + ")");
      } else if (!ParameterCatalog.keys().contains(key) && !ParameterCatalog.PLUGINS.contains(key)) {
        String nearest = ParameterCatalog.nearest(key);
        problems.add(
            key + ": unknown parameter" + (nearest == null ? "" : ", did you mean " + nearest + "?") + " (" + place + ")");
      }
    }
  }

  private static long seed(Config user, Problems problems) {
    String text = String.valueOf(user.getValue("seed").unwrapped());
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      problems.add("seed", text, "must be a whole number of 64 bits", Problems.place(user.getValue("seed").origin()));
      return 0;
    }
  }
}
