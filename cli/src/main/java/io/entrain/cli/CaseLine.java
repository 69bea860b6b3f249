package io.entrain.cli;

import io.entrain.verify.CaseReport;
import java.util.Locale;

/** Says in a line how a case went. */
final class CaseLine {
  private CaseLine() {}

  static String of(CaseReport report) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%s  %-24s", report.passed() ? "PASS" : "FAIL", report.name()));
    if (!Double.isNaN(report.largestDeviation())) {
      line.append(String.format(Locale.ROOT, "  largest deviation %.2e at %s", report.largestDeviation(), report.place()));
    }
    if (!report.notes().isEmpty()) {
      line.append("  (").append(String.join("; ", report.notes())).append(')');
    }
    return line.toString();
  }
}
