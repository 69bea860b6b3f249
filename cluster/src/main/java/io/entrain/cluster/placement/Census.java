package io.entrain.cluster.placement;

import io.entrain.cluster.run.ProbeVerdict;
import io.entrain.cluster.run.SharedDirectoryProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who is there, and sees the data directory. Waits for the disk when it begins and ends. */
final class Census {
  private final String directory;
  private final String nonce = UUID.randomUUID().toString().replace("-", "");
  private final long started = System.nanoTime();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> described = new HashSet<>();
  private final Map<String, SharedDirectoryProbe.Reading> readings = new HashMap<>();

  Census(String directory) {
    this.directory = directory;
    SharedDirectoryProbe.write(Path.of(directory), nonce);
  }

  /** Asks again, these nodes. */
  void begin(Set<String> nodes) {
    asked.clear();
    asked.addAll(nodes);
    described.clear();
    readings.clear();
  }

  Set<String> asked() {
    return asked;
  }

  String directory() {
    return directory;
  }

  String nonce() {
    return nonce;
  }

  void described(String node) {
    described.add(node);
  }

  void read(String node, SharedDirectoryProbe.Reading reading) {
    readings.put(node, reading);
  }

  /** Whether all have answered. */
  boolean complete() {
    return !asked.isEmpty() && present().equals(asked);
  }

  /** Who has answered. */
  Set<String> present() {
    Set<String> present = new HashSet<>(described);
    present.retainAll(readings.keySet());
    present.retainAll(asked);
    return present;
  }

  ProbeVerdict verdict(Duration bound) {
    return ProbeVerdict.of(present(), readings, Duration.ofNanos(System.nanoTime() - started), bound);
  }

  void end() {
    SharedDirectoryProbe.remove(Path.of(directory), nonce);
  }
}
