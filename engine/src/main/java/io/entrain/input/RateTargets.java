package io.entrain.input;

/**
 * Targets made from firing rates: the mean input at which Ricciardi's formula gives the rate, less the constant external input where that
 * is asked for, since the learning rule compares the target with the synaptic current alone.
 */
public final class RateTargets implements TargetCurrents {
  private final TargetCurrents rates;
  private final RicciardiTransfer[] transfers;
  private final double[] subtracted;

  /**
   * @param rates rates in Hz, NaN for neurons without target
   * @param transfers transfer function of each neuron
   * @param subtracted what is taken off the mean input of each neuron
   */
  public RateTargets(TargetCurrents rates, RicciardiTransfer[] transfers, double[] subtracted) {
    this.rates = rates;
    this.transfers = transfers;
    this.subtracted = subtracted;
  }

  @Override
  public void draw(int task, int neuron, double[] rows) {
    rates.draw(task, neuron, rows);
    for (int row = 0; row < rows.length; row++) {
      if (!Double.isNaN(rows[row])) {
        rows[row] = transfers[neuron].meanInput(rows[row]) - subtracted[neuron];
      }
    }
  }
}
