package io.entrain.checkpoint;

import java.nio.file.Path;
import java.util.List;

/**
 * How two checkpoints compare.
 *
 * @param differences in what else than numbers they differ; if it is the format, numbers are not compared
 * @param tables how the numbers compare, weights before P
 * @param notes differences that do not count
 */
public record ComparisonReport(Side a, Side b, List<String> differences, List<Table> tables, List<String> notes) {
  public ComparisonReport {
    differences = List.copyOf(differences);
    tables = List.copyOf(tables);
    notes = List.copyOf(notes);
  }

  /** One of the two; {@code manifest} is its file. */
  public record Side(Path manifest, Checkpoint checkpoint, LearnedFormat format) {}

  /**
   * One kind of numbers.
   *
   * @param differing neurons of which a number differs
   * @param first the first difference, null if there is none
   */
  public record Table(String name, int neurons, int differing, Difference first) {}

  /**
   * Where two checkpoints differ.
   *
   * @param neuron from 0
   * @param place of the number in the neuron's row, from 0
   */
  public record Difference(int neuron, int place, String a, String b) {}

  /** Whether loop and every bit of weights and P are the same. */
  public boolean identical() {
    return differences.isEmpty() && tables.stream().allMatch(table -> table.differing() == 0);
  }
}
