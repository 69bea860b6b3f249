package io.entrain.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where the {@code entrain} command begins. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.exit(run(args, out, err));
  }

  /** Runs a command and gives its exit code. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    CommandLine line = new CommandLine(new EntrainCommand());
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpLongOptionsMaxWidth(34);
    line.setUsageHelpWidth(100);
    line.setParameterExceptionHandler(ErrorReport::usage);
    line.setExecutionExceptionHandler(ErrorReport::failure);
    return line.execute(args);
  }
}
