package io.entrain.input;

import io.entrain.random.DrawSequence;

/**
 * A path of the Ornstein-Uhlenbeck process by Euler's scheme: {@code x += b (mu - x) dt + sig sqrt(dt) z}.
 *
 * @param mu mean
 * @param b rate of return, 1/ms
 * @param sig strength of the noise, per square root of ms
 * @param dtMs step, ms
 */
record OrnsteinUhlenbeckPath(double mu, double b, double sig, double dtMs) {
  /** Writes the path to {@code rows}, beginning with {@code start}. */
  void draw(DrawSequence random, double start, double[] rows) {
    double kick = sig * Math.sqrt(dtMs);
    double x = start;
    for (int row = 0; row < rows.length; row++) {
      rows[row] = x;
      x += b * (mu - x) * dtMs + kick * random.nextNormal();
    }
  }
}
