package io.entrain.failure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands of {@code entrain}, each in a process of its own. */
final class Commands {
  private Commands() {}

  /** What a command gave. */
  record Result(int code, String output) {}

  static Result run(String... args) throws IOException {
    List<String> command = JavaCommand.of(StartupCache.flags(), List.of(args));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Result(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
