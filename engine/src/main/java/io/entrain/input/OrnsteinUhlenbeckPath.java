package io.entrain.input;

import io.entrain.random.RandomStream;

/**
 * A path of the Ornstein-Uhlenbeck process by Euler's scheme, from 0: {@code x += b (mu - x) dt + sig sqrt(dt) z}.
 *
 * @param mu mean
 * @param b rate of return, 1/ms
 * @param sig strength of the noise, per square root of ms
 * @param dtMs step, ms
 */
record OrnsteinUhlenbeckPath(double mu, double b, double sig, double dtMs) {
  /** Writes the path of a neuron and task to {@code rows}, one step a row. */
  void draw(RandomStream random, int neuron, int task, double[] rows) {
    double kick = sig * Math.sqrt(dtMs);
    double[] normals = random.normals(neuron, task, rows.length);
    double x = 0;
    for (int row = 0; row < rows.length; row++) {
      rows[row] = x;
      x += b * (mu - x) * dtMs + kick * normals[row];
    }
  }
}
