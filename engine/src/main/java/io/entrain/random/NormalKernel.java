package io.entrain.random;

import io.entrain.linalg.VectorSupport;

/**
 * Standard normal numbers from successive blocks of a counter: words 0 and 1 of a block give two, words 2 and 3 the next two. Block by
 * block, so what a block gives depends neither on the vector width nor on its neighbours, and the implementations give the same bits. Not
 * safe for several threads; make one for each.
 */
sealed interface NormalKernel permits ScalarNormalKernel, VectorNormalKernel {
  /** Numbers that a block gives. */
  int NUMBERS = 4;

  /**
   * Draws the blocks whose words of the counter are {@code c0 .. c0+blocks-1} (with wrap-around), {@code c1}, {@code c2} and {@code c3}.
   *
   * @param key of the stream
   * @param out four numbers a block; written from 0 to {@code 4 blocks - 1}
   */
  void draw(long key, int c0, int c1, int c2, int c3, int blocks, double[] out);

  /** The fastest implementation that this machine runs. */
  static NormalKernel create() {
    return VectorSupport.available() ? new VectorNormalKernel() : new ScalarNormalKernel();
  }
}
