package io.entrain.random;

/**
 * White noise: one standard normal number for every neuron and step of every trial. A block of the counter gives four neurons their number
 * of one step, so that any range of neurons can be drawn alone. Not safe for several threads; make one for each.
 */
public final class NormalField {
  private static final int NEURONS_PER_BLOCK = NormalKernel.NUMBERS;

  private final RandomStream stream;
  private final NormalKernel kernel = NormalKernel.create();

  public NormalField(RandomStream stream) {
    this.stream = stream;
  }

  /**
   * Draws for the neurons {@code from .. to-1} in one step of one trial.
   *
   * @param occasion trial or loop
   * @param task task
   * @param step step
   * @param from first neuron, a multiple of 4
   * @param to end of the range
   * @param out at least {@code to - from} rounded up to a multiple of 4; written
   */
  public void draw(int occasion, int task, int step, int from, int to, double[] out) {
    if (from % NEURONS_PER_BLOCK != 0) {
      throw new IllegalArgumentException("from = " + from + ": must be a multiple of " + NEURONS_PER_BLOCK);
    }
    int blocks = (to - from + NEURONS_PER_BLOCK - 1) / NEURONS_PER_BLOCK;
    kernel.draw(stream.key(), from / NEURONS_PER_BLOCK, step, occasion, task, blocks, out);
  }
}
