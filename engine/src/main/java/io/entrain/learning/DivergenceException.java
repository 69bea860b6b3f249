package io.entrain.learning;

/** A neuron's error is no longer a number: training went astray, and going on would spread it. */
public final class DivergenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** {@code neuron} counts from 0, {@code step} from 1. */
  public DivergenceException(int neuron, int step, double error) {
    super(
        "the error of neuron %d at step %d is %s: training diverged; a larger penlambda, smaller targets or a smaller dt may help"
            .formatted(neuron + 1, step, error));
  }

  private DivergenceException(String message, DivergenceException cause) {
    super(message, cause);
  }

  /** The same, saying in which loop it was. */
  public DivergenceException inLoop(int loop) {
    return new DivergenceException("loop %d: %s".formatted(loop, getMessage()), this);
  }
}
