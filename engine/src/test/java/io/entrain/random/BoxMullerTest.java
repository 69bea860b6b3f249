package io.entrain.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BoxMullerTest {
  @Test
  void shouldHaveAccurateLogarithms() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double x = Math.scalb(random.nextDouble() + 0.5, -random.nextInt(33));
      assertThat(BoxMuller.ln(x)).isCloseTo(StrictMath.log(x), within(1e-11 * Math.max(1, Math.abs(StrictMath.log(x)))));
    }
  }

  @Test
  void shouldHaveAccurateSinesAndCosines() {
    for (double x = -Math.PI / 4; x <= Math.PI / 4; x += 1e-3) {
      assertThat(BoxMuller.sin(x)).isCloseTo(StrictMath.sin(x), within(1e-10));
      assertThat(BoxMuller.cos(x)).isCloseTo(StrictMath.cos(x), within(1e-10));
    }
  }

  @Test
  void shouldGiveStandardNormalNumbers() {
    Random random = new Random(2);
    int count = 400_000;
    int[] bits = random.ints(count).toArray();
    double[] z = new double[count];
    BoxMuller.transform(bits, count, z);
    double[] moments = new double[5];
    double product = 0;
    for (int i = 0; i < count; i++) {
      for (int power = 1; power <= 4; power++) {
        moments[power] += Math.pow(z[i], power) / count;
      }
      product += z[i] * z[i ^ 1] / count;
    }
    assertThat(moments[1]).isCloseTo(0, within(0.01));
    assertThat(moments[2]).isCloseTo(1, within(0.01));
    assertThat(moments[3]).isCloseTo(0, within(0.02));
    assertThat(moments[4]).isCloseTo(3, within(0.06));
    assertThat(product).isCloseTo(0, within(0.01));
  }

  @Test
  void shouldStayFiniteAtTheEndsOfTheRange() {
    int[] bits = {0, 0, -1, Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, -1};
    double[] z = new double[bits.length];
    BoxMuller.transform(bits, bits.length, z);
    for (double value : z) {
      assertThat(Math.abs(value)).isLessThan(6.8);
    }
  }
}
