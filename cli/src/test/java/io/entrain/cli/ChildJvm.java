package io.entrain.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The command in a JVM of its own, with standard error joined to its output. */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  /** Signals that this JVM ignores would be ignored by its children as well, if {@code env} did not reset them. */
  ChildJvm(List<String> options, Object... args) throws IOException {
    List<String> words = new ArrayList<>(List.of("env", "--default-signal=INT,TERM"));
    words.add(ProcessHandle.current().info().command().orElseThrow());
    words.addAll(options);
    words.addAll(List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"));
    words.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
    words.add(Main.class.getName());
    for (Object arg : args) {
      words.add(arg.toString());
    }
    process = new ProcessBuilder(words).redirectErrorStream(true).start();
    output = process.inputReader();
  }

  /** Reads up to the first line that matches and returns it. */
  String awaitLine(String pattern) throws IOException {
    List<String> before = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.matches(pattern)) {
        return line;
      }
      before.add(line);
    }
    throw new AssertionError("no line matches " + pattern + " in " + before);
  }

  /** The lines that have not been read, when it has ended. */
  List<String> rest() {
    return output.lines().toList();
  }

  void send(String signal) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).inheritIO().start().waitFor();
    if (code != 0) {
      throw new AssertionError("kill -" + signal + " ended with " + code);
    }
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
