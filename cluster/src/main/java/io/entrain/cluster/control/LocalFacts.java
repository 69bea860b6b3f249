package io.entrain.cluster.control;

import java.util.List;
import java.util.function.DoubleSupplier;

/** What the door tells of its own node. Called from several threads, often; must not wait. */
public interface LocalFacts {
  /** Name of the node. */
  String node();

  /** Release of the program. */
  String version();

  /** Whether the process is of use; false: it should be started again. */
  boolean live();

  /** Whether the node is a member of its cluster, so that clients may be sent to it. */
  boolean ready();

  /** Further numbers for {@code /metrics}. */
  default List<Gauge> gauges() {
    return List.of();
  }

  /**
   * A number that goes up and down.
   *
   * @param name with dots, as {@code entrain.link.peers}
   * @param description in a sentence
   * @param value now; NaN: not known
   */
  record Gauge(String name, String description, DoubleSupplier value) {}
}
