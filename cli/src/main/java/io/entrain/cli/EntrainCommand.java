package io.entrain.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself; everything is done by its subcommands. */
@Command(
    name = "entrain",
    description = "Trains recurrent networks of spiking neurons to reproduce recorded activity.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "",
    subcommands = {
      QuickstartCommand.class,
      InitCommand.class,
      TrainCommand.class,
      TestCommand.class,
      PlotCommand.class,
      ParamCommand.class,
      VerifyCommand.class,
      NodeCommand.class,
      CertsCommand.class,
      SubmitCommand.class,
      ListCommand.class,
      StatusCommand.class,
      WatchCommand.class,
      LogsCommand.class,
      OperationCommand.Pause.class,
      OperationCommand.Resume.class,
      OperationCommand.Checkpoint.class,
      OperationCommand.Stop.class,
      OperationCommand.Cancel.class,
      NodesCommand.class,
      DrainCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    footerHeading = "%nFirst steps:%n",
    footer = {
      "  entrain quickstart          a small network from start to figures, in about a minute",
      "  entrain COMMAND --help      options, an example and exit codes of a command"
    })
final class EntrainCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean debug;

  boolean debug() {
    return debug;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
