package io.entrain.cli;

import io.entrain.client.ControlException;
import io.entrain.cluster.security.PathRefusedException;
import io.entrain.config.ConfigException;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.IoFailures;
import io.entrain.learning.DivergenceException;
import io.entrain.plot.FigureException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, in one message, and with which exit code. */
final class ErrorReport {
  private static final double GIB = 1L << 30;

  private ErrorReport() {}

  static int usage(ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("entrain: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.BAD_INPUT;
  }

  /** {@code line}: the root command. */
  static int failure(Throwable e, CommandLine line) {
    EntrainCommand root = line.getCommand();
    PrintWriter err = line.getErr();
    if (root.debug()) {
      e.printStackTrace(err);
    }
    if (outOfMemory(e)) {
      return report(err, memoryMessage(), ExitCode.FAILED);
    }
    Throwable reason = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    return switch (reason) {
      case ConfigException _, DataFileException _, FigureException _, PathRefusedException _ ->
          report(err, reason.getMessage(), ExitCode.BAD_INPUT);
      case ControlException control -> report(err, control.getMessage(), code(control));
      case UncheckedIOException io -> report(err, ioMessage(io.getCause()), ExitCode.BAD_INPUT);
      case DivergenceException _ -> report(err, reason.getMessage(), ExitCode.FAILED);
      default -> report(err, "unexpected error: " + reason + "; --debug shows where", ExitCode.FAILED);
    };
  }

  private static int code(ControlException e) {
    return switch (e.kind()) {
      case UNREACHABLE -> ExitCode.UNREACHABLE;
      case NOT_AUTHORISED -> ExitCode.NOT_AUTHORISED;
      case REFUSED -> ExitCode.FAILED;
      case BAD_INPUT -> ExitCode.BAD_INPUT;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
    };
  }

  private static String ioMessage(IOException e) {
    String file = e instanceof FileSystemException system ? system.getFile() + ": " : "";
    return file + "cannot be read or written: " + IoFailures.reason(e);
  }

  private static boolean outOfMemory(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }

  private static String memoryMessage() {
    return String.format(
        Locale.ROOT,
        "out of memory: the heap may grow to %.1f GiB; allow more, for example by ENTRAIN_JAVA_OPTS=-Xmx32g",
        Runtime.getRuntime().maxMemory() / GIB);
  }

  private static int report(PrintWriter err, String message, int code) {
    message.lines().forEach(line -> err.println("entrain: " + line));
    return code;
  }
}
