package io.entrain.learning;

/** A neuron's error is no longer a number: training went astray, and going on would spread it. */
public final class DivergenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int neuron;
  private final int step;

  /** {@code neuron} counts from 0, {@code step} from 1. */
  public DivergenceException(int neuron, int step, double error) {
    super(
        "the error of neuron %d at step %d is %s: training diverged; a larger penlambda, smaller targets or a smaller dt may help"
            .formatted(neuron + 1, step, error));
    this.neuron = neuron;
    this.step = step;
  }

  public int neuron() {
    return neuron;
  }

  public int step() {
    return step;
  }
}
