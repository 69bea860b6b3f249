package io.entrain.cli;

import io.entrain.config.ConfigException;
import io.entrain.hdf5.DataFileException;
import io.entrain.learning.DivergenceException;
import io.entrain.plot.FigureException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong, in one message, and with which exit code. */
final class ErrorReport {
  private ErrorReport() {}

  static int usage(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("entrain: " + e.getMessage());
    err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.BAD_INPUT;
  }

  static int failure(Exception e, CommandLine line, ParseResult parsed) {
    EntrainCommand root = (EntrainCommand) line.getCommandSpec().root().userObject();
    PrintWriter err = line.getErr();
    if (root.debug()) {
      e.printStackTrace(err);
    }
    return switch (e) {
      case ConfigException _, DataFileException _, FigureException _, UncheckedIOException _ ->
          report(err, e.getMessage(), ExitCode.BAD_INPUT);
      case DivergenceException _ -> report(err, e.getMessage(), ExitCode.FAILED);
      default -> report(err, "unexpected error: " + e + "; --debug shows where", ExitCode.FAILED);
    };
  }

  private static int report(PrintWriter err, String message, int code) {
    message.lines().forEach(line -> err.println("entrain: " + line));
    return code;
  }
}
