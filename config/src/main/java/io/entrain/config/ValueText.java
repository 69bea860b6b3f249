package io.entrain.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.regex.Pattern;

/** What stands in a file and what numbers come to, as text for people. */
final class ValueText {
  private static final Pattern NUMBER = Pattern.compile("\\s*[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?\\s*");
  private static final double LARGEST_EXACT = 1e15;

  private ValueText() {}

  /** A value as it was written; lists and objects on one line. */
  static String of(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING -> (String) value.unwrapped();
      case NUMBER -> value.atKey("value").getString("value");
      case BOOLEAN, NULL -> String.valueOf(value.unwrapped());
      case LIST -> value.render(ConfigRenderOptions.concise().setJson(false));
      case OBJECT -> "{" + value.render(ConfigRenderOptions.concise().setJson(false)) + "}";
    };
  }

  /** Whether a value is one number or expression, or the name of something. */
  static boolean isSingle(ConfigValue value) {
    return value.valueType() == ConfigValueType.NUMBER || value.valueType() == ConfigValueType.STRING;
  }

  /** Whether a text is a number without unit. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** The shortest text that stands for this number alone; whole numbers without a decimal point. */
  static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT ? String.valueOf((long) value) : String.valueOf(value);
  }

  /** A number with its unit, which may be empty. */
  static String withUnit(double value, String unit) {
    return (plain(value) + " " + unit).strip();
  }
}
