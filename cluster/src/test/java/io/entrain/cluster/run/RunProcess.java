package io.entrain.cluster.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@link RunProgram} in a process of its own, with standard error joined to its output. */
final class RunProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  RunProcess(Object... args) throws IOException {
    this(List.of(), args);
  }

  /** {@code prefix}: words of a command that starts the program. */
  RunProcess(List<String> prefix, Object... args) throws IOException {
    List<String> words = new ArrayList<>(prefix);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    words.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
    words.add(RunProgram.class.getName());
    for (Object arg : args) {
      words.add(arg.toString());
    }
    process = new ProcessBuilder(words).redirectErrorStream(true).start();
    output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Reads up to a line. */
  void await(String wanted) throws IOException {
    List<String> before = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(wanted)) {
        return;
      }
      before.add(line);
    }
    throw new AssertionError("no line \"" + wanted + "\" in " + before);
  }

  /** Lets a program that waits for its start begin. */
  void go() throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).append("go\n").flush();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The lines that have not been read, when it has ended. */
  List<String> rest() {
    return output.lines().toList();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
