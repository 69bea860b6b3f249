package io.entrain.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigException;
import io.entrain.config.PluginConfig;
import io.entrain.config.TimeConfig;
import io.entrain.input.TargetCurrents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLoaderTest {
  private static final TimeConfig TIME = new TimeConfig(0.1, 800, 1000, 1000, 10, 50, 0.1, 1000, 0.1);

  @TempDir
  Path directory;

  /** What the plugins of these tests do. */
  public interface Amplitude {
    double value();
  }

  /** A plugin. */
  public record Scaled(PluginConfig config, TimeConfig time) implements Amplitude {
    @Override
    public double value() {
      return config.number("Amp") * time.dtMs();
    }
  }

  /** Not one. */
  public record Stranger() {}

  /** With a constructor too many. */
  public static final class Undecided implements Amplitude {
    public Undecided() {}

    public Undecided(TimeConfig time) {}

    @Override
    public double value() {
      return 0;
    }
  }

  /** Breaks. */
  public static final class Broken implements Amplitude {
    public Broken(PluginConfig config) {
      throw new IllegalStateException("Amp is odd");
    }

    @Override
    public double value() {
      return 0;
    }
  }

  /** Asks for an argument that is not given. */
  public static final class Demanding implements Amplitude {
    private final double phase;

    public Demanding(PluginConfig config) {
      phase = config.number("phase");
    }

    @Override
    public double value() {
      return phase;
    }
  }

  /** Asks for too much. */
  public record Greedy(List<String> names) implements Amplitude {
    @Override
    public double value() {
      return 0;
    }
  }

  /** Does not care. */
  public record Vague(Record any) implements Amplitude {
    @Override
    public double value() {
      return 0;
    }
  }

  private static PluginConfig config(String plugin) {
    return new PluginConfig(plugin, Map.of("Amp", 5.0));
  }

  private static Amplitude load(String plugin) {
    PluginConfig config = config(plugin);
    return PluginLoader.ofAnySource().load(Amplitude.class, config, config, TIME, null);
  }

  private static Amplitude load(Class<?> plugin) {
    return load(plugin.getName());
  }

  private Path source(String name, String... lines) throws IOException {
    return Files.write(directory.resolve(name), List.of(lines));
  }

  private static void assertRefused(ThrowingCallable loading, String message) {
    assertThatThrownBy(loading).isInstanceOf(ConfigException.class).hasMessage(message);
  }

  private static String name(Class<?> plugin) {
    return "plugin " + plugin.getName();
  }

  @Test
  void shouldConstructAClassOfTheClassPathFromWhatIsAvailable() {
    assertThat(load(Scaled.class).value()).isEqualTo(0.5);
  }

  @Test
  void shouldCompileASingleFile() throws IOException {
    Path file =
        source(
            "Doubled.java",
            "package my.own;",
            "import io.entrain.config.PluginConfig;",
            "public final class Doubled implements io.entrain.input.TargetCurrents {",
            "  private final Part part;",
            "  public Doubled(PluginConfig config) { part = new Part(config.number(\"Amp\")); }",
            "  @Override public void draw(int task, int neuron, double[] rows) { rows[0] = part.half() * 4; }",
            "}",
            "record Part(double whole) { double half() { return whole / 2; } }");
    PluginConfig config = config(file.toString());
    double[] rows = new double[1];
    PluginLoader.ofAnySource().load(TargetCurrents.class, config, config, TIME).draw(0, 0, rows);
    assertThat(rows).containsExactly(10);
    assertThat(directory).isDirectoryNotContaining("glob:**.class");
  }

  @Test
  void shouldShowFileAndLineOfCompileErrors() throws IOException {
    Path file = source("Wrong.java", "public class Wrong {", "  int a = \"text\";", "  Missing b;", "}");
    assertThatThrownBy(() -> load(file.toString()))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("plugin " + file + ": does not compile: ")
        .hasMessageContaining("Wrong.java:2: incompatible types: java.lang.String cannot be converted to int")
        .hasMessageContaining("; Wrong.java:3: cannot find symbol, symbol:   class Missing");
  }

  @Test
  void shouldRefuseAFileWithoutTheClassOfItsName() throws IOException {
    Path file = source("Empty.java", "class Other {}");
    assertRefused(() -> load(file.toString()), "plugin " + file + ": must hold a public class Empty");
    Path missing = directory.resolve("Missing.java");
    assertRefused(() -> load(missing.toString()), "plugin " + missing + ": no such file");
  }

  @Test
  void shouldRefuseUnknownClasses() {
    assertRefused(
        () -> load("io.entrain.Nothing"),
        "plugin io.entrain.Nothing: no such class on the class path; a plugin is a class with its package, or the path of a .java file");
  }

  @Test
  void shouldRefuseClassesOfAnotherType() {
    assertRefused(
        () -> load(Stranger.class),
        name(Stranger.class) + ": must implement " + Amplitude.class.getName() + ", and " + Stranger.class.getName() + " does not");
  }

  @Test
  void shouldRefuseConstructorsItCannotCall() {
    assertRefused(() -> load(Undecided.class), name(Undecided.class) + ": must have exactly one public constructor, and has 2");
    assertRefused(() -> load(Amplitude.class), name(Amplitude.class) + ": must be a public class that is not abstract");
    assertRefused(
        () -> load(Greedy.class),
        name(Greedy.class)
            + ": its constructor asks for a java.util.List, which is not available; available are: PluginConfig, TimeConfig");
    assertRefused(
        () -> load(Vague.class),
        name(Vague.class) + ": its constructor asks for a java.lang.Record, which fits several; available are: PluginConfig, TimeConfig");
  }

  @Test
  void shouldNameThePluginWhenItsConstructorFails() {
    assertRefused(
        () -> load(Broken.class),
        name(Broken.class) + ": failed while it was constructed: java.lang.IllegalStateException: Amp is odd");
    assertRefused(
        () -> load(Demanding.class),
        name(Demanding.class) + ": failed while it was constructed: " + Demanding.class.getName()
            + ": argument phase = null: must be a number");
  }

  private Path amplitudeSource(Path folder, String value) throws IOException {
    Files.createDirectories(folder);
    return Files.write(
        folder.resolve("Given.java"),
        List.of(
            "public final class Given implements io.entrain.input.TargetCurrents {",
            "  @Override public void draw(int task, int neuron, double[] rows) { rows[0] = " + value + "; }",
            "}"));
  }

  private double drawn(PluginLoader loader, Path named) {
    double[] rows = new double[1];
    loader.load(TargetCurrents.class, config(named.toString())).draw(0, 0, rows);
    return rows[0];
  }

  @Test
  void shouldCompileForOthersOnlyWhatTheOperatorHasToo() throws IOException {
    Path named = amplitudeSource(directory.resolve("data"), "7");
    Path folder = directory.resolve("operator");
    Files.createDirectories(folder);
    PluginLoader loader = PluginLoader.ofSourcesIn(Optional.of(folder));
    assertRefused(
        () -> drawn(loader, named),
        "plugin " + named + ": must lie in the operator's folder of plugins; there is no " + folder.resolve("Given.java"));
    amplitudeSource(folder, "8");
    assertRefused(
        () -> drawn(loader, named),
        "plugin " + named + ": differs from " + folder.resolve("Given.java") + " in the operator's folder of plugins");
    amplitudeSource(folder, "7");
    assertThat(drawn(loader, named)).isEqualTo(7);
  }

  @Test
  void shouldCompileNothingForOthersWithoutAFolder() throws IOException {
    Path named = amplitudeSource(directory.resolve("data"), "7");
    assertThatThrownBy(() -> drawn(PluginLoader.ofSourcesIn(Optional.empty()), named))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("this process compiles no plugin that comes with an experiment");
  }
}
