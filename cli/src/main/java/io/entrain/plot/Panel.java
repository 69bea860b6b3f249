package io.entrain.plot;

import org.jfree.chart.plot.XYPlot;

/**
 * One set of axes in a figure.
 *
 * @param title above the axes; null: none
 * @param yLabel beside the y axis; null: none, or one for all panels
 * @param plot what is drawn
 */
record Panel(String title, String yLabel, XYPlot plot) {}
