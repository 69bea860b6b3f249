package io.entrain.input;

import io.entrain.config.ConfigException;
import org.hipparchus.analysis.solvers.AllowedSolution;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * Ricciardi's stationary firing rate of a leaky integrate-and-fire neuron as a function of its mean input, and the inverse that turns
 * recorded rates into currents to be learned.
 *
 * <pre>
 * tau dV/dt = mu - V + noise,  variance of the free voltage sigma^2/2,  spike at V = VT, reset to Vr, no refractory time
 * x- = (mu - VT)/sigma,  x+ = (mu - Vr)/sigma
 * 1/rate = tau sqrt(pi) int_{-x+}^{-x-} exp(y^2) (1 + erf y) dy
 * </pre>
 *
 * <p>The integral is evaluated by two rational approximations, {@link #f} (relative error below 2e-5) and {@link #g} (below 2e-4), with the
 * coefficients of TrainSpikingNet.jl at 3bd69d7. All transcendental functions are {@link StrictMath}: targets are the same on every
 * machine.
 *
 * <p>Immutable; safe for several threads. Inputs (mu, sigma, VT, Vr) are in the unit of the threshold.
 */
public final class RicciardiTransfer {
  /** A rate of exactly zero has no finite mean input and is raised to this, Hz. */
  public static final double ZERO_RATE_FLOOR_HZ = 0.1;

  /** No neuron fires faster than this, and the inverse loses its digits far above, Hz. */
  public static final double HIGHEST_RATE_HZ = 1e6;

  private static final double[] F = {
    -0.22757881388024176, 0.77373949685442023, -0.32056016125642045, 0.32171431660633076, -0.62718906618071668,
    0.93524391761244940, -1.0616084849547165, 0.64290613877355551, -0.14805913578876898
  };
  private static final double[] A = {
    3.5441754117462949, -7.0529131065835378, -56.532378057580381, 279.56761105465944, -520.37554849441472,
    456.58245777026514, -155.73340457809226
  };
  private static final double[] B = {
    -4.1357968834226053, -7.2984226138266743, 98.656602235468327, -334.20436223415163, 601.08633903294185,
    -599.58577549598340, 277.18420330693891, -16.445022798669722
  };

  private static final double TOLERANCE = 1e-12;
  private static final int ORDER = 5;
  private static final int MAX_EVALUATIONS = 500;
  private static final int MAX_DOUBLINGS = 60;

  private final double sigma;
  private final double logLeakRate;
  private final double leakRateHz;
  private final double threshold;
  private final double reset;

  /**
   * @param sigma spread of the input, at least 0; 0: the noiseless neuron
   * @param tauMs membrane time constant, ms, above 0
   * @param threshold VT
   * @param reset Vr, at most VT
   * @throws ConfigException if a value breaks its rule
   */
  public RicciardiTransfer(double sigma, double tauMs, double threshold, double reset) {
    require(sigma >= 0 && Double.isFinite(sigma), "sigma = " + sigma + ": must be a finite number, at least 0");
    require(tauMs > 0 && Double.isFinite(tauMs), "tau_mem = " + tauMs + " ms: must be a finite number above 0");
    boolean finite = Double.isFinite(threshold) && Double.isFinite(reset);
    require(finite, "thresh = " + threshold + ", vre = " + reset + ": must be finite numbers");
    require(threshold >= reset, "thresh = " + threshold + ": must be at least vre = " + reset);
    this.sigma = sigma;
    this.leakRateHz = 1000 / tauMs;
    this.logLeakRate = StrictMath.log(leakRateHz);
    this.threshold = threshold;
    this.reset = reset;
  }

  /**
   * Returns the sigma of a neuron whose balanced current, of decay time {@code tauBaleMs}, has the standard deviation {@code
   * currentSpread} over time: the spread of a white noise that the membrane would see as strongly.
   */
  public static double sigmaOfCurrent(double currentSpread, double tauBaleMs) {
    return currentSpread / Math.sqrt(1.3 * tauBaleMs);
  }

  /** Returns the firing rate, Hz, at mean input {@code mu}. Infinite where VT = Vr. */
  public double rate(double mu) {
    if (sigma == 0) {
      return mu <= threshold ? 0 : leakRateHz / StrictMath.log((mu - reset) / (mu - threshold));
    }
    return StrictMath.exp(logRate(mu));
  }

  /**
   * Returns the mean input at which the neuron fires at {@code rateHz}, to 1e-12. A rate of exactly 0 counts as {@link
   * #ZERO_RATE_FLOOR_HZ}; smaller positive rates are taken as they are.
   *
   * @throws ConfigException if the rate is negative, above {@link #HIGHEST_RATE_HZ} or NaN, or if no mean input gives it
   */
  public double meanInput(double rateHz) {
    require(rateHz >= 0 && rateHz <= HIGHEST_RATE_HZ, "rate = " + rateHz + " Hz: must be a number from 0 to " + HIGHEST_RATE_HZ);
    double wanted = rateHz == 0 ? ZERO_RATE_FLOOR_HZ : rateHz;
    if (sigma == 0) {
      return threshold + (threshold - reset) / StrictMath.expm1(leakRateHz / wanted);
    }
    double logWanted = StrictMath.log(wanted);
    return logRate(threshold) < logWanted ? solve(logWanted, sigma) : solve(logWanted, -sigma);
  }

  /** Solves {@code logRate(mu) = logWanted} on the side of the threshold to which {@code step} points. */
  private double solve(double logWanted, double step) {
    double near = threshold;
    double far = threshold + step;
    double width = step;
    for (int doubling = 0; !(step > 0 ? logRate(far) >= logWanted : logRate(far) <= logWanted); doubling++) {
      require(doubling < MAX_DOUBLINGS, "rate = " + StrictMath.exp(logWanted) + " Hz: no mean input gives it with " + this);
      width *= 2;
      near = far;
      far += width;
    }
    var solver = new BracketingNthOrderBrentSolver(0, TOLERANCE, 0, ORDER);
    double low = Math.min(near, far);
    double high = Math.max(near, far);
    return solver.solve(MAX_EVALUATIONS, mu -> logRate(mu) - logWanted, low, high, AllowedSolution.ANY_SIDE);
  }

  /**
   * Logarithm of the rate (Hz) for sigma above 0. Written so that no exponential can overflow: below threshold, 1/rate grows as
   * exp(x-^2).
   */
  private double logRate(double mu) {
    double aboveReset = (mu - reset) / sigma;
    double aboveThreshold = (mu - threshold) / sigma;
    if (aboveThreshold > 0) {
      return logLeakRate - StrictMath.log(f(aboveReset) - f(aboveThreshold));
    }
    double square = aboveThreshold * aboveThreshold;
    double rest =
        aboveReset > 0
            ? StrictMath.exp(-square) * f(aboveReset)
            : -StrictMath.exp(aboveReset * aboveReset - square) * g(-aboveReset);
    return logLeakRate - square - StrictMath.log(g(-aboveThreshold) + rest);
  }

  /** Approximates {@code int_0^x sqrt(pi) exp(y^2) erfc(y) dy} for x of at least 0. */
  public static double f(double x) {
    double z = x / (1 + x);
    return StrictMath.log(2 * x + 1) + z * polynomial(F, z);
  }

  /** Approximates {@code exp(-x^2) int_0^x sqrt(pi) exp(y^2) (1 + erf y) dy} for x of at least 0. */
  public static double g(double x) {
    double z = x / (2 + x);
    return z * polynomial(A, z) / (1 + z * polynomial(B, z));
  }

  /** Returns {@code c[0] + c[1] z + c[2] z^2 + ...}. */
  private static double polynomial(double[] coefficients, double z) {
    double sum = 0;
    for (int power = coefficients.length - 1; power >= 0; power--) {
      sum = sum * z + coefficients[power];
    }
    return sum;
  }

  @Override
  public String toString() {
    return "sigma = " + sigma + ", tau_mem = " + 1000 / leakRateHz + " ms, thresh = " + threshold + ", vre = " + reset;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new ConfigException(message);
    }
  }
}
