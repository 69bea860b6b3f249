package io.entrain.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.axis.NumberTickUnit;

/** Ticks at multiples of a round step, labelled with no more decimals than the step has and with a true minus sign. */
final class RoundTicks extends NumberTickUnit {
  private static final long serialVersionUID = 1L;

  RoundTicks(double step) {
    super(step, format(step));
  }

  /** Snaps to the multiple that is meant, so that a sum of steps that ends just below zero is not labelled as minus zero. */
  @Override
  public String valueToString(double value) {
    return super.valueToString(Math.rint(value / getSize()) * getSize() + 0.0);
  }

  private static NumberFormat format(double step) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setMinusSign('\u2212');
    DecimalFormat format = new DecimalFormat("0", symbols);
    int decimals = Math.max(0, new BigDecimal(step).round(new MathContext(3)).stripTrailingZeros().scale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format;
  }
}
