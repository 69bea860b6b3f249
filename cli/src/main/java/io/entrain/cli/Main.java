package io.entrain.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Where the {@code entrain} command begins. */
public final class Main {
  private static final int HELP_WIDTH = 100;
  private static final int OPTION_WIDTH = 34;

  private Main() {}

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("node")) {
      // Up to where the command itself would listen takes more than half a second.
      EndSignal.listen();
    }
    System.setProperty("java.awt.headless", "true");
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // what is printed and written here is read by programs
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
    line.setUsageHelpLongOptionsMaxWidth(OPTION_WIDTH);
    line.setUsageHelpWidth(HELP_WIDTH);
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
    line.getSubcommands().values().forEach(command -> command.getCommandSpec().versionProvider(new Version()));
    line.setParameterExceptionHandler((e, _) -> ErrorReport.usage(e));
    line.setExecutionExceptionHandler((e, _, _) -> ErrorReport.failure(e, line));
    try {
      return written(line, line.execute(args));
    } catch (Error e) {
      return ErrorReport.failure(e, line);
    }
  }

  private static int written(CommandLine line, int code) {
    if (!line.getOut().checkError()) {
      return code;
    }
    line.getErr().println("entrain: standard output could not be written to its end");
    return code == ExitCode.OK ? ExitCode.FAILED : code;
  }
}
