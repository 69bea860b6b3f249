package io.entrain.cli;

import io.entrain.Entrain;
import io.entrain.config.ConfigLoader;
import io.entrain.initialisation.InitOptions;
import io.entrain.recording.TargetSource;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a network and its inputs. */
@Command(
    name = "init",
    description = "Draw network, stimulus and targets of an experiment.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {ExitCode.OK_TEXT, ExitCode.FAILED_TEXT, ExitCode.BAD_INPUT_TEXT},
    footerHeading = "%nExamples:%n",
    footer = {
      "  entrain init my-data",
      "  entrain init my-data --rates left.jld,right.jld --rows 0:99",
      "The network then runs once, without learning, and its firing rates are printed.",
      "Targets are read from HDF5, JLD, JLD2 and MATLAB v7.3 files. Without them they come from the plugin 'targets'."
    })
final class InitCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Mixin
  private ThreadsOption threads;
  @Mixin
  private TargetOptions files;

  @Parameters(paramLabel = "DIR", description = "Data directory; its entrain.conf holds the parameters.")
  private Path directory;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      converter = WholeNumber.Positive.class,
      description = "Tasks to learn (default: as many as the files hold, else 1).")
  private Integer tasks;

  @Override
  public Integer call() {
    Screen screen = Screen.of(spec.commandLine().getOut(), spec.commandLine().getErr());
    TargetSource targets = RecordedTargets.of(files);
    if (ParameterTemplate.DEFAULTS.writeIfMissing(directory)) {
      screen.line("There was no " + directory.resolve(ConfigLoader.FILE_NAME) + ": one that takes every default was written.");
    }
    Entrain experiment = Entrain.open(directory);
    int neurons = experiment.config().population().neurons();
    InitRun.run(experiment, new InitOptions(tasks == null ? 0 : tasks, targets, threads.count(neurons)), screen);
    return ExitCode.OK;
  }
}
