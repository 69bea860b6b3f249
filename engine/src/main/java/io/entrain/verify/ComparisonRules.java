package io.entrain.verify;

import io.entrain.config.Precision;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/** Decides whether what was computed is what a file expects. */
sealed interface ComparisonRules permits DoublePrecisionRules, SinglePrecisionRules {
  /** Compares one section with its outcome, and returns whether the spikes are the same, allowed or not. */
  boolean compare(CaseSection expected, CaseOutcome outcome, Verdict verdict);

  /** Returns the rules of a precision. */
  static ComparisonRules of(Precision precision) {
    return switch (precision) {
      case FLOAT64 -> new DoublePrecisionRules();
      case FLOAT32 -> new SinglePrecisionRules();
    };
  }

  /** Returns the first step in which other spikes were computed than are expected, if there is one. */
  static OptionalInt firstDifference(CaseSection expected, CaseOutcome outcome) {
    return outcome.has(CaseSection.SPIKE_STEP) ? spikes(outcome).firstDifference(expected.spikes()) : OptionalInt.empty();
  }

  /** Says how the spikes differ in {@code step}. */
  static String describe(CaseSection expected, CaseOutcome outcome, int step) {
    String computed = spikes(outcome).firingAt(step);
    return expected.label() + ": spikes differ from step " + step + " on: neurons " + computed + " fire instead of "
        + expected.spikes().firingAt(step);
  }

  /** Hands over every expected array with its deviation; one that was not computed fails the case. */
  static void deviations(CaseSection expected, CaseOutcome outcome, Verdict verdict, BiConsumer<String, Deviation> consumer) {
    expected.datasets().forEach((name, array) -> {
      if (!CaseSection.comparable(name)) {
        return;
      }
      if (outcome.has(name)) {
        consumer.accept(name, Deviation.of(outcome.array(name), array));
      } else {
        verdict.fail(array.path() + ": not computed by this version");
      }
    });
  }

  /** Returns the computed spikes of a simulated section. */
  static SpikeTable spikes(CaseOutcome outcome) {
    return new SpikeTable(outcome.array(CaseSection.SPIKE_STEP), outcome.array(CaseSection.SPIKE_NEURON));
  }
}
