package io.entrain.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The classes of a node, loaded and linked once for the many nodes of these tests, which then start with two thirds of the work. Made by a
 * node that trains a little and is told to end.
 */
final class StartupCache {
  /** Without the classes of the tests: they lie in a folder, and the JVM caches only what is in archives. */
  static final String CLASS_PATH =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(entry -> !Files.exists(Path.of(entry, "io", "entrain", "failure")))
          .collect(Collectors.joining(File.pathSeparator));

  private static List<String> flags;

  private StartupCache() {}

  /** Flags with which a node uses it; none if the JVM cannot make it here, or while it is being made. */
  static synchronized List<String> flags() {
    if (flags == null) {
      flags = List.of();
      flags = make();
    }
    return flags;
  }

  private static List<String> make() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "startup");
      Path cache = folder.resolve("nodes.aot");
      try (Laboratory lab = Laboratory.withPorts(folder, Laboratory.freePorts(1))) {
        NodeProcess node = lab.prepare(0, List.of("-XX:AOTCacheOutput=" + cache), List.of("--min-nodes", "1")).start().awaitUp();
        lab.init("data");
        lab.awaitState(lab.submit("data", 3, 2), "completed");
        node.terminate();
        assertThat(node.awaitExit()).as(node.log()).isZero();
      }
      return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
