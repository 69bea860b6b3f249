package io.entrain.cli;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import io.entrain.config.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Parameters for programs: an object with {@code value}, {@code unit} and {@code origin} for each key; numbers are numbers. */
final class ParameterJson {
  private static final ConfigRenderOptions FORM = ConfigRenderOptions.defaults().setOriginComments(false).setJson(true);
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

  private ParameterJson() {}

  static String of(List<Parameter> parameters) {
    Map<String, Map<String, Object>> objects = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      objects.put(
          parameter.key(),
          Map.of("value", number(parameter.value()), "unit", parameter.unit(), "origin", parameter.origin()));
    }
    return ConfigValueFactory.fromMap(objects).render(FORM).strip();
  }

  private static Object number(String text) {
    if (WHOLE.matcher(text).matches()) {
      return Long.valueOf(text);
    }
    return DECIMAL.matcher(text).matches() ? (Object) Double.valueOf(text) : text;
  }
}
