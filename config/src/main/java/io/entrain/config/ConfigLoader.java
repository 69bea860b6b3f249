package io.entrain.config;

import com.typesafe.config.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reads and checks the parameters of an experiment: {@code entrain.conf} in its data directory, over the defaults. */
public final class ConfigLoader {
  /** Name of the parameter file in a data directory. */
  public static final String FILE_NAME = "entrain.conf";

  private static final String SEED = "seed";

  private ConfigLoader() {}

  /**
   * Reads the parameters of an initialised directory.
   *
   * @throws ConfigException if anything is wrong, all of it in one message, a line a problem, or if there is no seed
   */
  public static LoadedConfig load(Path directory) {
    Path base = base(directory);
    String missing = directory + ": no seed was drawn yet; run 'entrain init " + directory + "' first";
    return load(read(directory), base, () -> OptionalLong.of(new SeedFile(base).read().orElseThrow(() -> new ConfigException(missing))));
  }

  /**
   * Reads the parameters; if neither they nor a run before name a seed, one is drawn and written to {@code seed.conf}.
   *
   * @throws ConfigException as {@link #load}, and if the seed cannot be written; nothing is drawn for parameters that are wrong
   */
  public static LoadedConfig loadOrDrawSeed(Path directory) {
    Path base = base(directory);
    return load(read(directory), base, () -> OptionalLong.of(new SeedFile(base).readOrDraw()));
  }

  /**
   * Reads parameters to show them: where no seed is known it is shown as {@code none}, and is 0 in the experiment, which is not to be run.
   *
   * @throws ConfigException as {@link #load}
   */
  public static LoadedConfig inspect(Path directory) {
    Path base = base(directory);
    return load(read(directory), base, new SeedFile(base)::read);
  }

  /**
   * Reads parameters from a text, which must name a seed; relative paths in it begin at {@code directory}.
   *
   * @throws ConfigException as {@link #load}
   */
  public static LoadedConfig parse(String text, Path directory) {
    Path base = base(directory);
    Supplier<OptionalLong> none =
        () -> {
          throw new ConfigException("seed: is missing (text)");
        };
    return load(ParameterFile.parse(text, base), base, none);
  }

  private static Path base(Path directory) {
    return directory.toAbsolutePath().normalize();
  }

  private static Config read(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    if (!Files.isRegularFile(file)) {
      String advice = "'entrain init %s' writes one to begin with, 'entrain param --help' says more".formatted(directory);
      throw new ConfigException(file + ": there is no such file; it holds the parameters of the experiment: " + advice);
    }
    Path base = base(directory);
    return ParameterFile.read(base.resolve(FILE_NAME), base);
  }

  private static LoadedConfig load(Config written, Path directory, Supplier<OptionalLong> seedOfDirectory) {
    Problems problems = new Problems();
    Config user = KeyCheck.usable(written, problems);
    Config config = ParameterFile.overDefaults(user);
    Evaluator evaluator = new Evaluator(config, problems);
    evaluator.evaluateAll();
    OptionalLong given = user.hasPath(SEED) ? OptionalLong.of(seed(evaluator)) : OptionalLong.empty();
    ExperimentAssembler assembler = new ExperimentAssembler(config, evaluator, problems, directory);
    new ExperimentRules(evaluator).check(assembler.experiment(0, ""));
    problems.throwIfAny();
    OptionalLong seed = given.isPresent() ? given : seedOfDirectory.get();
    String origin = given.isPresent() ? evaluator.provenance().origin(SEED) : Parameter.DRAWN;
    return assembled(assembler, seed, seed.isPresent() ? origin : "drawn by 'entrain init'");
  }

  private static LoadedConfig assembled(ExperimentAssembler assembler, OptionalLong seed, String origin) {
    ExperimentConfig draft = assembler.experiment(seed.orElse(0), "");
    String shown = seed.isPresent() ? String.valueOf(seed.getAsLong()) : "none";
    List<Parameter> parameters = assembler.table(draft).list(shown, origin);
    return new LoadedConfig(assembler.experiment(draft.seed(), ParameterDigest.of(parameters)), parameters);
  }

  private static long seed(Evaluator evaluator) {
    try {
      return SeedFile.parse(evaluator.provenance().value(SEED));
    } catch (ValueException e) {
      evaluator.report(SEED, e);
      return 0;
    }
  }
}
