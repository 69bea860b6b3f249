package io.entrain.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.entrain.metrics.TestResults;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;

final class RasterFigureTest {
  private final TestResults results = SyntheticResults.of(1, 3, 1);

  @Test
  void shouldDrawEachSpikeInTheRowOfItsTrial() {
    results.spikeSteps()[0][0][0] = new int[0];
    results.spikeSteps()[0][1][0] = new int[] {10_050};
    results.spikeSteps()[0][2][0] = new int[] {1};
    XYPlot plot = RasterFigure.panel(results, 0, 0, TimeAxis.ofTrial(results)).plot();
    double[] y = Datasets.y(plot, "spikes");
    assertThat(y).hasSize(6);
    assertThat((y[0] + y[1]) / 2).isEqualTo(2);
    assertThat((y[3] + y[4]) / 2).isEqualTo(3);
    assertThat(Datasets.x(plot, "spikes")[0]).isCloseTo(0.005, within(1e-12));
    assertThat(plot.getDomainAxis().getRange()).isEqualTo(new Range(-1, 1));
  }

  @Test
  void shouldListTheSpikes() {
    results.spikeSteps()[0][0][0] = new int[] {10_050, 10_060};
    results.spikeSteps()[0][1][0] = new int[0];
    results.spikeSteps()[0][2][0] = new int[] {1};
    assertThat(RasterFigure.table(results, 0, new int[] {0})).hasToString("neuron,trial,time_ms\r\n1,1,5\r\n1,1,6\r\n1,3,-999.9\r\n");
  }
}
