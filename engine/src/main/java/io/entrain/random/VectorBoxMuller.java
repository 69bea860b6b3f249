package io.entrain.random;

import io.entrain.linalg.DoubleLanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link BoxMuller} by the Vector API, one pair a lane. It rounds in the same order wherever the scalar twin rounds.
 *
 * <p>What is exact there is done by other means here: a 32-bit integer n becomes a double as the mantissa of 2^52 + n, a double is rounded
 * to an integer by adding 1.5 2^52, exponents are split off and signs set on the bits.
 */
final class VectorBoxMuller {
  private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;
  private static final VectorSpecies<Long> BITS = SPECIES.withLanes(long.class);
  private static final long LOW = 0xFFFFFFFFL;
  private static final double TWO_TO_52 = 0x1p52;
  private static final long TWO_TO_52_BITS = 0x4330000000000000L;
  private static final double TWO_TO_31 = 0x1p31;
  private static final double TO_INTEGER = 0x1.8p52;
  private static final int MANTISSA_BITS = 52;
  private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
  private static final int BIAS = 1023;
  private static final long SQRT_HALF_BITS = Double.doubleToRawLongBits(BoxMuller.SQRT_HALF);

  private VectorBoxMuller() {}

  /** Makes the words 0 and 2 into radii. */
  static void radii(NormalChunk chunk) {
    long[] words = chunk.words;
    double[] numbers = chunk.numbers;
    int pairs = 2 * chunk.blocks;
    for (int i = 0; i < pairs; i += SPECIES.length()) {
      LongVector word = LongVector.fromArray(BITS, words, i).and(LOW);
      DoubleVector uniform = integer(word).sub(TWO_TO_52 - 0.5).mul(BoxMuller.TWO_TO_MINUS_32);
      ln(uniform).mul(-2).sqrt().intoArray(numbers, i);
    }
  }

  /** An integer of at most 52 bits, in the bits given, plus 2^52. */
  private static DoubleVector integer(LongVector bits) {
    return bits.or(TWO_TO_52_BITS).reinterpretAsDoubles();
  }

  private static DoubleVector ln(DoubleVector x) {
    // As if sqrt(1/2) were the least mantissa: then the exponent is that of x = 2^e m with m from sqrt(1/2) to sqrt(2).
    LongVector shifted = x.reinterpretAsLongs().add(((long) BIAS << MANTISSA_BITS) - SQRT_HALF_BITS);
    DoubleVector e = integer(shifted.lanewise(VectorOperators.LSHR, MANTISSA_BITS)).sub(TWO_TO_52 + BIAS);
    DoubleVector m = shifted.and(MANTISSA).add(SQRT_HALF_BITS).reinterpretAsDoubles();
    DoubleVector s = m.sub(1).div(m.add(1));
    DoubleVector z = s.mul(s);
    DoubleVector series = constant(1.0 / 15);
    series = series.fma(z, constant(1.0 / 13));
    series = series.fma(z, constant(1.0 / 11));
    series = series.fma(z, constant(1.0 / 9));
    series = series.fma(z, constant(1.0 / 7));
    series = series.fma(z, constant(1.0 / 5));
    series = series.fma(z, constant(1.0 / 3));
    series = series.fma(z, constant(1.0));
    return e.fma(constant(BoxMuller.LN2), s.mul(2).mul(series));
  }

  /** Makes the words 1 and 3 into whole quarter turns, in the lowest two bits, and the angle that is left over. */
  static void angles(NormalChunk chunk) {
    long[] words = chunk.words;
    double[] numbers = chunk.numbers;
    int pairs = 2 * chunk.blocks;
    for (int i = pairs; i < 2 * pairs; i += SPECIES.length()) {
      LongVector word = LongVector.fromArray(BITS, words, i).and(LOW);
      // The top bit turned over makes a signed integer n into n + 2^31.
      DoubleVector quarterTurns = integer(word.lanewise(VectorOperators.XOR, 1L << 31)).sub(TWO_TO_52 + TWO_TO_31).mul(0x1p-30);
      DoubleVector rounded = quarterTurns.add(TO_INTEGER);
      quarterTurns.sub(rounded.sub(TO_INTEGER)).mul(BoxMuller.HALF_PI).intoArray(numbers, i);
      rounded.reinterpretAsLongs().intoArray(words, i);
    }
  }

  /** Makes radius, quarter turns and angle into the coordinates of a point. */
  static void points(NormalChunk chunk) {
    long[] words = chunk.words;
    double[] numbers = chunk.numbers;
    int pairs = 2 * chunk.blocks;
    for (int i = 0; i < pairs; i += SPECIES.length()) {
      DoubleVector radius = DoubleVector.fromArray(SPECIES, numbers, i);
      DoubleVector angle = DoubleVector.fromArray(SPECIES, numbers, i + pairs);
      LongVector turn = LongVector.fromArray(BITS, words, i + pairs);
      DoubleVector sine = sin(angle);
      DoubleVector cosine = cos(angle);
      VectorMask<Double> odd = turn.and(1).compare(VectorOperators.NE, 0).cast(SPECIES);
      signed(radius.mul(cosine.blend(sine, odd)), turn.add(1)).intoArray(numbers, i);
      signed(radius.mul(sine.blend(cosine, odd)), turn).intoArray(numbers, i + pairs);
    }
  }

  /** Turns the sign of the value over where bit 1 of {@code turn} is set. */
  private static DoubleVector signed(DoubleVector value, LongVector turn) {
    LongVector sign = turn.lanewise(VectorOperators.LSHL, 62).and(Long.MIN_VALUE);
    return value.reinterpretAsLongs().lanewise(VectorOperators.XOR, sign).reinterpretAsDoubles();
  }

  private static DoubleVector sin(DoubleVector x) {
    DoubleVector z = x.mul(x);
    DoubleVector series = constant(-1.0 / 39916800);
    series = series.fma(z, constant(1.0 / 362880));
    series = series.fma(z, constant(-1.0 / 5040));
    series = series.fma(z, constant(1.0 / 120));
    series = series.fma(z, constant(-1.0 / 6));
    return series.mul(z).fma(x, x);
  }

  private static DoubleVector cos(DoubleVector x) {
    DoubleVector z = x.mul(x);
    DoubleVector series = constant(1.0 / 479001600);
    series = series.fma(z, constant(-1.0 / 3628800));
    series = series.fma(z, constant(1.0 / 40320));
    series = series.fma(z, constant(-1.0 / 720));
    series = series.fma(z, constant(1.0 / 24));
    series = series.fma(z, constant(-0.5));
    return series.fma(z, constant(1.0));
  }

  private static DoubleVector constant(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
