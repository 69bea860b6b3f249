package io.entrain.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of {@code /expected} of a case file: the datasets at its root, and one group a loop or trial. */
final class ExpectedSections {
  private static final String ROOT = "expected";

  private final CaseFile file;

  /** Refuses a file whose groups are not exactly those of {@code labels}: what was not run could not be compared. */
  ExpectedSections(CaseFile file, List<String> labels) {
    this.file = file;
    List<String> found = file.groups(ROOT);
    if (!Set.copyOf(found).equals(Set.copyOf(labels))) {
      throw file.broken("groups of expected = " + found, "must be " + labels);
    }
  }

  /** The datasets at the root. */
  CaseSection root(String label) {
    return section(label, file.arrays(ROOT), WeightSpread.DEFAULT);
  }

  /** The datasets of a group, and those of {@code others}. */
  CaseSection group(String label, Map<String, CaseArray> others, double weightSpread) {
    Map<String, CaseArray> datasets = new LinkedHashMap<>(file.arrays(ROOT + "/" + label));
    datasets.putAll(others);
    return section(label, datasets, weightSpread);
  }

  private CaseSection section(String label, Map<String, CaseArray> datasets, double weightSpread) {
    if (datasets.isEmpty()) {
      throw file.broken("expectation of " + label, "must not be empty");
    }
    return new CaseSection(label, datasets, weightSpread).checked(file.path());
  }
}
