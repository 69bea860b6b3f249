package io.entrain.random;

/** Block after block, number after number. */
final class ScalarNormalKernel implements NormalKernel {
  private int[] bits = new int[0];

  @Override
  public void draw(long key, int c0, int c1, int c2, int c3, int blocks, double[] out) {
    int count = blocks * NUMBERS;
    if (bits.length < count) {
      bits = new int[count];
    }
    for (int block = 0; block < blocks; block++) {
      Philox.block(key, c0 + block, c1, c2, c3, bits, block * NUMBERS);
    }
    BoxMuller.transform(bits, count, out);
  }
}
