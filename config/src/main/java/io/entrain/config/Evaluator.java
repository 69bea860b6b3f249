package io.entrain.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Evaluates parameters, each when it is first needed, so that they may refer to each other in any order. */
final class Evaluator implements Expression.Names {
  private final Config config;
  private final Problems problems;
  private final Provenance provenance;
  private final Map<String, Quantity> values = new HashMap<>();
  private final Set<String> failed = new HashSet<>();
  private final Deque<String> running = new ArrayDeque<>();

  Evaluator(Config config, Problems problems) {
    this.config = config;
    this.problems = problems;
    provenance = new Provenance(config);
  }

  Provenance provenance() {
    return provenance;
  }

  /** What the user or the defaults say, as text. */
  String text(String key) {
    return ValueText.of(provenance.value(key));
  }

  /** Evaluates every parameter that is one number, and notes what is wrong with them. */
  void evaluateAll() {
    ParameterCatalog.all().stream().filter(spec -> spec.kind().numeric()).forEach(spec -> number(spec.key()));
  }

  /** A parameter that is one number, in the unit of its kind; NaN, with the problem noted, if it cannot be had. */
  double number(String key) {
    Quantity quantity = quantity(key);
    return quantity == null ? Double.NaN : ParameterCatalog.get(key).kind().number(quantity);
  }

  /** Whether nothing is wrong with these parameters so far. */
  boolean known(String... keys) {
    return failed.stream().noneMatch(List.of(keys)::contains);
  }

  /** An argument of a generator that is found under {@code key}; a text or number that stands for a quantity of any dimension. */
  Quantity argument(String key, ConfigValue value) throws ValueException {
    return under(key, () -> Expression.evaluate(ValueText.of(value), this));
  }

  /** A number of {@code kind} in its unit that is written in {@code value}, which belongs to {@code key}. */
  double number(String key, ParameterKind kind, ConfigValue value) throws ValueException {
    return kind.number(under(key, () -> inUnitsOf(kind, value)));
  }

  @Override
  public Quantity value(String name) throws ValueException {
    ParameterSpec spec = ParameterCatalog.get(name);
    if (spec == null) {
      return null;
    }
    boolean single = spec.kind().numeric() || (spec.kind().perNeuron() && ValueText.isSingle(config.root().get(name)));
    if (!single) {
      throw new ValueException("'" + name + "' is not one number");
    }
    provenance.uses(running.getLast(), name);
    if (running.contains(name)) {
      throw cycle(name);
    }
    Quantity quantity = quantity(name);
    if (quantity == null) {
      throw ValueException.consequence();
    }
    return quantity;
  }

  @Override
  public String hint(String name) {
    return Spelling.hint(name, ParameterCatalog.keys());
  }

  /** Notes that {@code key} cannot be used, unless the cause is known. */
  void report(String key, ValueException problem) {
    failed.add(key);
    if (!problem.isConsequence()) {
      String blamed = problem.blamed(key);
      problems.add(blamed, text(blamed), problem.getMessage(), provenance.place(blamed));
    }
  }

  /** Notes that {@code key} breaks a rule, unless it or what it was computed from has been refused before. */
  void refuse(String key, String shown, String rule) {
    if (!failed.contains(key) && !provenance.dependsOnAny(key, failed)) {
      problems.add(key, shown, rule, provenance.place(key));
      failed.add(key);
    }
  }

  /** The value of a parameter, or null if it has none. */
  private Quantity quantity(String key) {
    if (!values.containsKey(key) && !failed.contains(key)) {
      try {
        ParameterKind kind = ParameterCatalog.get(key).kind();
        values.put(key, under(key, () -> inUnitsOf(kind, config.root().get(key))));
      } catch (ValueException e) {
        report(key, e);
      }
    }
    return values.get(key);
  }

  private Quantity inUnitsOf(ParameterKind kind, ConfigValue value) throws ValueException {
    if (!ValueText.isSingle(value)) {
      throw new ValueException("must be one number");
    }
    String text = ValueText.of(value);
    Quantity quantity = Expression.evaluate(text, this);
    if (quantity.halfPowers() != kind.halfPowers()) {
      if (quantity.halfPowers() != Quantity.NUMBER || !ValueText.isNumber(text)) {
        throw new ValueException("must be %s and is %s".formatted(Quantity.dimensionName(kind.halfPowers()), quantity.dimension()));
      }
      quantity = kind.quantity(quantity.value());
    }
    if (kind != ParameterKind.CHARGE && !Double.isFinite(quantity.value())) {
      throw new ValueException("must be finite and is " + ValueText.plain(quantity.value()));
    }
    return quantity;
  }

  private ValueException cycle(String name) {
    List<String> path = new ArrayList<>(running);
    path = path.subList(path.indexOf(name), path.size());
    String blamed = path.stream().filter(key -> !provenance.isDefault(key)).findFirst().orElse(name);
    return ValueException.blaming(blamed, "depends on itself: " + String.join(" -> ", path) + " -> " + name);
  }

  @FunctionalInterface
  private interface Evaluation {
    Quantity run() throws ValueException;
  }

  /** Evaluates in the name of {@code key}. */
  private Quantity under(String key, Evaluation evaluation) throws ValueException {
    running.addLast(key);
    try {
      return evaluation.run();
    } finally {
      running.removeLast();
    }
  }
}
