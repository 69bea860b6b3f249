package io.entrain.learning;

/**
 * The covariance P before learning, from the signs of the first weights, without an inversion. Among the m inputs of one sign the block is
 * {@code (1/lambda) (Id - mu / (lambda + m mu) ones)}; inputs of zero weight have {@code 1/lambda} and inputs of different sign share
 * nothing.
 *
 * @param penlambda penalty on the size of weights
 * @param penmu penalty on the sum of weights of one sign
 */
public record InitialCovariance(double penlambda, double penmu) {
  /** Writes the lower triangle, row by row, for one neuron with these weights. */
  public void fill(double[] weights, double[] triangle) {
    int positive = 0;
    int negative = 0;
    for (double weight : weights) {
      positive += weight > 0 ? 1 : 0;
      negative += weight < 0 ? 1 : 0;
    }
    double sharedPositive = shared(positive);
    double sharedNegative = shared(negative);
    int at = 0;
    for (int row = 0; row < weights.length; row++) {
      for (int column = 0; column <= row; column++) {
        double value = row == column ? 1 / penlambda : 0;
        if (weights[row] > 0 && weights[column] > 0) {
          value -= sharedPositive;
        } else if (weights[row] < 0 && weights[column] < 0) {
          value -= sharedNegative;
        }
        triangle[at++] = value;
      }
    }
  }

  private double shared(int inputs) {
    return penmu / (penlambda * (penlambda + inputs * penmu));
  }
}
