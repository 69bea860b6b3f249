package io.entrain.cli;

import io.entrain.config.ConfigException;
import io.entrain.config.ConfigLoader;
import io.entrain.config.Parameter;
import io.entrain.config.Spelling;
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
    footer = {
      "  entrain param my-data",
      "  entrain param my-data dt                 its value alone",
      "  entrain param my-data stimulus           all whose name begins so",
      "  entrain param my-data --output json      an object with value, unit and origin for each"
    })
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

  @Parameters(index = "1", arity = "0..1", paramLabel = "KEY", description = "Show only this parameter, or those that begin so.")
  private String key;

  @Option(names = "--output", paramLabel = "O", defaultValue = "text", description = "text or json (default: ${DEFAULT-VALUE}).")
  private Output output;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Parameter> parameters = chosen(ConfigLoader.inspect(directory).parameters());
    switch (output) {
      case JSON -> out.println(ParameterJson.of(parameters));
      case TEXT -> printText(parameters, out);
    }
    return ExitCode.OK;
  }

  /** All parameters, the one that was asked for, or those whose name begins so. */
  private List<Parameter> chosen(List<Parameter> all) {
    if (key == null) {
      return all;
    }
    List<Parameter> one = all.stream().filter(parameter -> parameter.key().equals(key)).toList();
    List<Parameter> group = all.stream().filter(parameter -> parameter.key().startsWith(key)).toList();
    if (one.isEmpty() && group.isEmpty()) {
      String hint = Spelling.hint(key, all.stream().map(Parameter::key).toList());
      throw new ConfigException(key + ": there is no such parameter" + (hint.isEmpty() ? "; without a KEY all are shown" : hint));
    }
    return one.isEmpty() ? group : one;
  }

  private void printText(List<Parameter> parameters, PrintWriter out) {
    if (parameters.getFirst().key().equals(key)) {
      out.println(parameters.getFirst().text());
      return;
    }
    int keys = parameters.stream().mapToInt(parameter -> parameter.key().length()).max().orElse(1);
    int values = parameters.stream().mapToInt(parameter -> Math.max(1, parameter.text().length())).max().orElse(1);
    String format = "%-" + keys + "s = %-" + Math.min(values, 60) + "s  # %s%n";
    for (Parameter parameter : parameters) {
      out.printf(Locale.ROOT, format, parameter.key(), parameter.text(), parameter.origin());
    }
  }
}
