package io.entrain.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.entrain.metrics.TestResults;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.jfree.data.xy.IntervalXYDataset;
import org.junit.jupiter.api.Test;

final class SynapticInputFigureTest {
  private final TestResults results = SyntheticResults.of(4, 5, 2);

  @Test
  void shouldDrawTargetMedianSpreadAndFirstTrialAtTheTimesOfTheRows() {
    XYPlot plot = panel(1, 2).plot();
    TrialQuartiles quartiles = TrialQuartiles.of(results, 1, 2);
    assertThat(Datasets.y(plot, "target")).containsExactly(TrialData.column(results.target()[1], 2));
    assertThat(Datasets.y(plot, "median")).containsExactly(quartiles.median());
    assertThat(Datasets.y(plot, "one trial")).containsExactly(TrialData.column(results.current()[1][0], 2));
    IntervalXYDataset band = (IntervalXYDataset) Datasets.named(plot, "interquartile range");
    assertThat(band.getStartYValue(0, 9)).isEqualTo(quartiles.lower()[9]);
    assertThat(band.getEndYValue(0, 9)).isEqualTo(quartiles.upper()[9]);
    assertThat(Datasets.x(plot, "target")[0]).isCloseTo(0.01, within(1e-12));
    assertThat(Datasets.x(plot, "target")[99]).isCloseTo(1, within(1e-12));
  }

  @Test
  void shouldShowTheWholeTrainingPeriodAndAllOfTheData() {
    XYPlot plot = panel(0, 0).plot();
    assertThat(plot.getDomainAxis().getRange()).isEqualTo(new Range(0, 1));
    for (double value : Datasets.y(plot, "one trial")) {
      assertThat(plot.getRangeAxis().getRange().contains(value)).isTrue();
    }
  }

  @Test
  void shouldNameTheNeuronFromOneWithItsCorrelation() {
    assertThat(panel(0, 2).title()).matches("neuron 3, r = 0\\.\\d\\d");
  }

  @Test
  void shouldDrawANeuronWithoutTarget() {
    for (float[] row : results.target()[0]) {
      row[1] = Float.NaN;
    }
    assertThat(panel(0, 1).title()).isEqualTo("neuron 2, no target");
    assertThat(Datasets.y(panel(0, 1).plot(), "median")).doesNotContain(Double.NaN);
  }

  @Test
  void shouldDrawASingleTrialOnce() {
    TestResults single = SyntheticResults.of(1, 1, 1);
    XYPlot plot = SynapticInputFigure.panel(single, 0, 0, TimeAxis.ofTraining(single)).plot();
    assertThat(plot.getDatasetCount()).isEqualTo(2);
  }

  @Test
  void shouldListWhatIsDrawn() {
    String[] lines = SynapticInputFigure.table(results, 0, new int[] {3}).toString().split("\r\n");
    assertThat(lines).hasSize(101);
    assertThat(lines[0]).isEqualTo("neuron,time_ms,target,median,lower_quartile,upper_quartile,first_trial");
    assertThat(lines[1]).startsWith("4,10," + results.target()[0][0][3] + ",");
  }

  private Panel panel(int task, int neuron) {
    return SynapticInputFigure.panel(results, task, neuron, TimeAxis.ofTraining(results));
  }
}
