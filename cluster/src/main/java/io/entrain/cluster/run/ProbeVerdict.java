package io.entrain.cluster.run;

import io.entrain.cluster.run.SharedDirectoryProbe.Reading;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the readings of a probe mean. */
public sealed interface ProbeVerdict {
  /** All nodes see the same directory. */
  record Same() implements ProbeVerdict {}

  /** These nodes do not see the file yet; a network file system may show it to them later. */
  record TryAgain(List<String> nodes) implements ProbeVerdict {}

  /** They do not see the same directory; the message says who sees what, and is shown to the user as it is. */
  record Different(String message) implements ProbeVerdict {}

  /**
   * Judges what came back so far.
   *
   * @param nodes who was asked
   * @param readings what each has answered last; who has not answered is missing
   * @param elapsed time since the file was written
   * @param bound time after which a node that does not see it is taken not to share the directory; the longest time for which the file
   *        system may keep its names in a cache (60 s for NFS unless it was told otherwise)
   */
  static ProbeVerdict of(Collection<String> nodes, Map<String, Reading> readings, Duration elapsed, Duration bound) {
    List<String> blind = new TreeSet<>(nodes).stream().filter(node -> !sees(readings.get(node))).toList();
    if (blind.isEmpty()) {
      return new Same();
    }
    if (elapsed.compareTo(bound) < 0) {
      return new TryAgain(blind);
    }
    List<String> problems = blind.stream().map(node -> node + ": " + problem(readings.get(node))).toList();
    return new Different(
        "not all nodes see the same directory, after %d s: %s; every node needs the directory of runs at its root, shared"
            .formatted(elapsed.toSeconds(), String.join("; ", problems)));
  }

  private static boolean sees(Reading reading) {
    return reading != null && reading.found();
  }

  private static String problem(Reading reading) {
    return reading == null ? "no answer" : reading.path() + " " + reading.problem();
  }
}
