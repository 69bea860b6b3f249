package io.entrain.failure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines that run {@code entrain} in a process of its own: processes that are many, start often and compute little. */
final class JavaCommand {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final List<String> FRUGAL =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx300m", "-XX:+ExitOnOutOfMemoryError");
  private static final List<String> LIBRARIES = List.of("--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true");

  private JavaCommand() {}

  /** @param flags of the JVM; they win over those chosen here */
  static List<String> of(List<String> flags, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(JAVA.toString()));
    command.addAll(FRUGAL);
    command.addAll(LIBRARIES);
    command.addAll(flags);
    command.addAll(List.of("-cp", StartupCache.CLASS_PATH, "io.entrain.cli.Main"));
    command.addAll(arguments);
    return command;
  }
}
