package io.entrain.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects what comparisons found, and makes the report. */
final class Verdict {
  private static final int MOST_REASONS = 8;

  private final List<String> notes = new ArrayList<>();
  private Deviation largest = Deviation.NONE;
  private int failures;

  /** Takes note of a deviation that no rule bounds. */
  void measure(Deviation deviation) {
    largest = largest.larger(deviation);
  }

  /** Takes note of a deviation, and fails the case if it is above {@code bound}. */
  void require(Deviation deviation, double bound) {
    measure(deviation);
    if (!(deviation.relative() <= bound)) {
      String reason = "%s: %s, deviation %.3g, allowed %.3g";
      fail(String.format(Locale.ROOT, reason, deviation.place(), deviation.detail(), deviation.relative(), bound));
    }
  }

  void fail(String reason) {
    failures++;
    if (failures <= MOST_REASONS) {
      notes.add(reason);
    }
  }

  void note(String remark) {
    notes.add(remark);
  }

  CaseReport report(String name) {
    if (failures > MOST_REASONS) {
      notes.add((failures - MOST_REASONS) + " more differences");
    }
    return new CaseReport(name, failures == 0, largest.relative(), largest.place(), notes);
  }
}
