package io.entrain.plot;

import io.entrain.metrics.TargetCorrelation;
import io.entrain.metrics.TestResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Lays out one panel a neuron on pages as wide as a journal's page, or as a column where there is one panel only. */
final class NeuronPages {
  static final int MOST_PANELS = 25;
  private static final double PAGE_WIDTH = 510;
  private static final double COLUMN_WIDTH = 245;
  private static final double ASPECT = 0.8;
  private static final double STRIPS = 40;

  private NeuronPages() {}

  /** A figure with the panels of these neurons (positions in the results), at most {@value #MOST_PANELS} a page. */
  static Figure figure(String what, TestResults results, int task, int[] chosen, IntFunction<Panel> panel, Frame frame) {
    List<Drawing> pages = new ArrayList<>();
    int columns = (int) Math.ceil(Math.sqrt(Math.min(chosen.length, MOST_PANELS)));
    int rows = Math.ceilDiv(Math.min(chosen.length, MOST_PANELS), columns);
    for (int from = 0; from < chosen.length; from += MOST_PANELS) {
      List<Panel> panels = new ArrayList<>();
      for (int i = from; i < Math.min(from + MOST_PANELS, chosen.length); i++) {
        panels.add(panel.apply(chosen[i]));
      }
      pages.add(new PanelGrid(panels, columns, rows, frame.legend(), frame.xLabel(), frame.yLabel()));
    }
    double width = Math.min(PAGE_WIDTH, COLUMN_WIDTH + (columns - 1) * (PAGE_WIDTH - COLUMN_WIDTH) / 2);
    double height = Math.rint(STRIPS + rows * ASPECT * Math.min(width / columns, COLUMN_WIDTH * ASPECT));
    return new Figure(what + ", task " + (task + 1), origin(results), width, height, pages);
  }

  /** A panel's title: the neuron, counted from 1, and the correlation of target and model, or why there is none. */
  static String title(TestResults results, int chosen, double[] target, double[] model) {
    String neuron = "neuron " + (results.neurons()[chosen] + 1);
    if (!TrialData.hasValues(target)) {
      return neuron + ", no target";
    }
    double correlation = TargetCorrelation.of(target, model);
    if (Double.isNaN(correlation)) {
      return neuron + ", r undefined";
    }
    return neuron + String.format(Locale.ROOT, ", r = %.2f", correlation).replace('-', '\u2212');
  }

  private static String origin(TestResults results) {
    String trials = results.trials() == 1 ? "1 trial" : results.trials() + " trials";
    String network = results.checkpointLoop() == 0 ? "untrained network" : "network after loop " + results.checkpointLoop();
    return trials + ", " + network + ", parameters " + results.parametersDigest();
  }

  /**
   * What all panels of a figure share.
   *
   * @param legend above them
   * @param xLabel below them
   * @param yLabel to their left
   */
  record Frame(Legend legend, String xLabel, String yLabel) {}
}
