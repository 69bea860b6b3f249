package io.entrain.cli;

import io.entrain.checkpoint.ComparisonReport;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Says how two checkpoints compare. */
final class ComparisonText {
  private ComparisonText() {}

  static List<String> lines(ComparisonReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("A  " + side(report.a()));
    lines.add("B  " + side(report.b()));
    report.notes().forEach(note -> lines.add("note: " + note));
    lines.addAll(report.differences());
    report.tables().forEach(table -> lines.add(table(table)));
    lines.add(report.identical() ? "identical" : "different");
    return lines;
  }

  private static String side(ComparisonReport.Side side) {
    return String.format(
        Locale.ROOT,
        "%s: loop %d, %d neurons, weights %s, P %s, digest %s",
        side.manifest(),
        side.checkpoint().loop(),
        side.format().neurons(),
        side.format().weights().name().toLowerCase(Locale.ROOT),
        side.format().covariance().name().toLowerCase(Locale.ROOT),
        HexFormat.of().toHexDigits(side.checkpoint().weightsDigest()));
  }

  private static String table(ComparisonReport.Table table) {
    ComparisonReport.Difference first = table.first();
    return first == null
        ? String.format(Locale.ROOT, "%s: the same bits for all %d neurons", table.name(), table.neurons())
        : String.format(
            Locale.ROOT,
            "%s: %d of %d neurons differ; first at neuron %d, number %d of its row: %s and %s",
            table.name(),
            table.differing(),
            table.neurons(),
            first.neuron() + 1,
            first.place() + 1,
            first.a(),
            first.b());
  }
}
