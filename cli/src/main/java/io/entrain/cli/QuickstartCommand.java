package io.entrain.cli;

import io.entrain.config.ConfigLoader;
import io.entrain.plot.Format;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a newcomer from nothing to figures. */
@Command(
    name = "quickstart",
    description = "Initialise, train, test and draw a small network.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {ExitCode.OK_TEXT, ExitCode.FAILED_TEXT, ExitCode.BAD_INPUT_TEXT, ExitCode.INTERRUPTED_TEXT},
    footerHeading = "%nExample:%n",
    footer = {"  entrain quickstart first-steps", "If it was stopped, the same command goes on from the last checkpoint."})
final class QuickstartCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Mixin
  private ThreadsOption threads;
  @Mixin
  private FormatOption figures;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = "quickstart",
      description = "Directory to make (default: ${DEFAULT-VALUE}).")
  private Path directory;

  @Option(
      names = {"-n", "--nloops"},
      paramLabel = "N",
      converter = WholeNumber.Positive.class,
      defaultValue = "100",
      description = "Loops to train (default: ${DEFAULT-VALUE}).")
  private int loops;

  @Override
  public Integer call() {
    Format format = Format.parse(figures.name());
    Screen screen = Screen.of(spec.commandLine().getOut(), spec.commandLine().getErr());
    QuickstartDirectory.prepare(directory);
    screen.line("Parameters: " + directory.resolve(ConfigLoader.FILE_NAME));
    QuickstartRun run = new QuickstartRun(directory, threads, screen);
    if (!run.trained(loops)) {
      return ExitCode.INTERRUPTED;
    }
    run.draw(format);
    return ExitCode.OK;
  }
}
