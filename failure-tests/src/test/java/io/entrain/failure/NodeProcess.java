package io.entrain.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A node in a process of its own, which can be treated badly. */
final class NodeProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final String JOINED = "is up: artery";
  private static final Pattern UP = Pattern.compile(JOINED + " \\S+:(\\d+), api \\S+:(\\d+), data \\S+:(\\d+)");

  private final String name;
  private final List<String> command;
  private final Path output;
  private Process process;
  private int largestFile;
  private boolean closed;
  private boolean frozen;
  private int forgotten;

  /** Does not start it yet. */
  NodeProcess(String name, Path folder, List<String> jvm, List<String> options) {
    this.name = name;
    output = folder.resolve(name + ".out");
    List<String> arguments = new ArrayList<>(List.of("node", "--name", name));
    arguments.addAll(options);
    command = JavaCommand.of(jvm, arguments);
  }

  String name() {
    return name;
  }

  /** From its next start on it cannot write files larger than this; 0: no limit. */
  void limitFiles(int kilobytes) {
    largestFile = kilobytes;
  }

  private List<String> commandLine() {
    if (largestFile == 0) {
      return command;
    }
    List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f " + largestFile + "; exec \"$@\"", "bash"));
    limited.addAll(command);
    return limited;
  }

  /** Starts it, or starts it again. */
  synchronized NodeProcess start() {
    if (closed) {
      return this;
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(commandLine()).redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
      builder.environment().put("LC_ALL", "C");
      Files.writeString(output, "--- started\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      process = builder.start();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has joined. */
  NodeProcess awaitUp() {
    Awaitility.await(name + " is up")
        .atMost(START)
        .failFast(name + " has ended", () -> assertThat(process.isAlive()).as("%s lives after%n%s", name, sinceStart()).isTrue())
        .untilAsserted(() -> assertThat(sinceStart()).as("output of %s", name).contains(JOINED));
    return this;
  }

  boolean alive() {
    return process != null && process.isAlive();
  }

  /** What it has printed and logged since it was started last. */
  String sinceStart() {
    String all = printed();
    return all.substring(all.lastIndexOf("--- started"));
  }

  /** What it has printed and logged, without what is to be forgotten. */
  String log() {
    return printed().substring(forgotten);
  }

  /** From now on what it has logged until now does not count. */
  void forgetLog() {
    forgotten = printed().length();
  }

  private String printed() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that it listens on. */
  List<Integer> ports() {
    Matcher line = UP.matcher(sinceStart());
    assertThat(line.find()).as(sinceStart()).isTrue();
    return List.of(Integer.valueOf(line.group(1)), Integer.valueOf(line.group(2)), Integer.valueOf(line.group(3)));
  }

  void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** SIGTERM. */
  void terminate() {
    signal("TERM");
  }

  /** SIGSTOP: it lives, and does nothing. */
  synchronized void freeze() {
    signal("STOP");
    frozen = true;
  }

  /** Whether it lives, has joined, and has not been stopped until it is told to go on. */
  synchronized boolean answers() {
    return !frozen && alive() && sinceStart().contains(JOINED);
  }

  /** SIGCONT. */
  synchronized void thaw() {
    signal("CONT");
    frozen = false;
  }

  int awaitExit() {
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("%s has ended after%n%s", name, sinceStart()).isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void signal(String signal) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).inheritIO().start();
      assertThat(kill.waitFor() == 0 || !process.isAlive()).as("signal %s reaches %s", signal, name).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (process != null) {
      process.destroyForcibly();
      awaitExit();
    }
  }
}
