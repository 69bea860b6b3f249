package io.entrain.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;

/** Lists the commands in the order and groups in which people need them. */
final class CommandGroups implements IHelpSectionRenderer {
  private static final int NAME_WIDTH = 14;
  private static final int INDENT = 2;
  private static final List<Group> GROUPS =
      List.of(
          new Group("Begin", List.of("quickstart")),
          new Group("Work on an experiment", List.of("init", "train", "test", "plot", "param")),
          new Group("Run a cluster", List.of("node", "certs", "nodes", "drain")),
          new Group(
              "Train on a cluster",
              List.of("submit", "list", "status", "watch", "logs", "pause", "resume", "checkpoint", "stop", "cancel")),
          new Group("Installation", List.of("verify", "completion")));

  private record Group(String title, List<String> commands) {}

  @Override
  public String render(Help help) {
    StringBuilder text = new StringBuilder();
    for (Group group : GROUPS) {
      text.append(String.format("%n%s:%n", group.title)).append(table(help, group));
    }
    return text.toString();
  }

  private static String table(Help help, Group group) {
    int width = help.commandSpec().usageMessage().width();
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(NAME_WIDTH, INDENT, Overflow.SPAN),
            new Column(width - NAME_WIDTH, INDENT, Overflow.WRAP));
    Map<String, Help> commands = help.subcommands();
    for (String name : group.commands) {
      String[] description = commands.get(name).commandSpec().usageMessage().description();
      Text title = help.colorScheme().commandText(name);
      table.addRowValues(title, help.colorScheme().text(description[0]));
    }
    return table.toString();
  }
}
