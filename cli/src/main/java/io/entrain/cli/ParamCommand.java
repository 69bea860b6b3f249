package io.entrain.cli;

import io.entrain.config.ConfigException;
import io.entrain.config.ConfigLoader;
import io.entrain.config.Parameter;
import io.entrain.config.ParameterSnapshot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows parameters. */
@Command(
    name = "param",
    description = "Show the evaluated parameters of an experiment and their origin.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {ExitCode.OK_TEXT, ExitCode.FAILED_TEXT, ExitCode.BAD_INPUT_TEXT},
    footerHeading = "%nExamples:%n",
    footer = {"  entrain param my-data", "  entrain param my-data dt", "  entrain param my-data --output json"})
final class ParamCommand implements Callable<Integer> {
  /** How parameters are printed. */
  enum Output {
    TEXT,
    JSON
  }

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "Data directory.")
  private Path directory;

  @Parameters(index = "1", arity = "0..1", paramLabel = "KEY", description = "Show only this parameter.")
  private String key;

  @Option(names = "--output", paramLabel = "O", defaultValue = "text", description = "text or json (default: ${DEFAULT-VALUE}).")
  private Output output;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Parameter> parameters = ConfigLoader.inspect(directory).parameters();
    if (key != null) {
      parameters = parameters.stream().filter(parameter -> parameter.key().equals(key)).toList();
      if (parameters.isEmpty()) {
        throw new ConfigException(key + ": there is no such parameter; 'entrain param " + directory + "' shows all");
      }
    }
    switch (output) {
      case JSON -> out.println(ParameterSnapshot.of(parameters).json().strip());
      case TEXT -> print(parameters);
    }
    return ExitCode.OK;
  }

  private void print(List<Parameter> parameters) {
    PrintWriter out = spec.commandLine().getOut();
    if (key != null) {
      out.println(parameters.getFirst().text());
      return;
    }
    int keys = parameters.stream().mapToInt(parameter -> parameter.key().length()).max().orElse(1);
    int values = parameters.stream().mapToInt(parameter -> parameter.text().length()).max().orElse(1);
    String format = "%-" + keys + "s = %-" + Math.min(values, 60) + "s  # %s%n";
    for (Parameter parameter : parameters) {
      out.printf(Locale.ROOT, format, parameter.key(), parameter.text(), parameter.origin());
    }
  }
}
