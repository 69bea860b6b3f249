package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the {@code keytool} of this Java. It is the only public way to sign a certificate: the JDK has no interface for it. Secrets go
 * through files, since command lines are open to everybody on the machine.
 */
final class Keytool {
  private static final int SECONDS = 120;
  private static final List<String> QUIET_AND_QUICK = List.of("-J-Duser.language=en", "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC");
  private static final List<String> NOT_FOR_IT = List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

  private final Path program;

  /** @param javaHome where {@code bin/keytool} is */
  Keytool(Path javaHome) {
    this.program = javaHome.resolve("bin").resolve("keytool");
  }

  static Keytool ofThisJava() {
    return new Keytool(Path.of(System.getProperty("java.home")));
  }

  /**
   * Runs it to its end.
   *
   * @param folder a folder for this alone, where it also leaves what it says
   * @throws ConfigException if there is none, saying what to install
   * @throws IllegalStateException with the words of keytool if it fails
   */
  void run(Path folder, List<String> arguments) {
    if (!Files.isExecutable(program)) {
      throw new ConfigException(program + ": is missing, and certificates are made by it: run entrain with a complete JDK or JRE");
    }
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(QUIET_AND_QUICK);
    command.addAll(arguments);
    Path said = folder.resolve("keytool.log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
    NOT_FOR_IT.forEach(builder.environment()::remove);
    try {
      int code = finish(builder.start());
      if (code != 0) {
        throw new IllegalStateException("keytool failed with code " + code + ": " + words(said));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int finish(Process process) throws IOException {
    process.getOutputStream().close(); // it can ask nothing
    try {
      if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      throw new IllegalStateException("keytool did not end within " + SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while keytool made a certificate", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String words(Path said) throws IOException {
    return new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip().replace("keytool error: ", "")
        .replaceAll("\\s*\\R\\s*", "; ");
  }
}
