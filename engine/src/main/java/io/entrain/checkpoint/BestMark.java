package io.entrain.checkpoint;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;

/**
 * Names the best checkpoint that a revision knows.
 *
 * @param rank as in {@link Manifest}; the mark of the highest counts
 */
record BestMark(CheckpointId id, long rank) {
  static final Comparator<BestMark> BY_RANK =
      Comparator.comparingLong(BestMark::rank).thenComparing(mark -> mark.id().revision(), Comparator.reverseOrder());

  String fileName() {
    return CheckpointNames.best(id.revision());
  }

  String render() {
    String json = "{\n    \"loop\" : %d,\n    \"revision\" : %d,\n    \"rank\" : %d\n}\n";
    return String.format(Locale.ROOT, json, id.loop(), id.revision(), rank);
  }

  /** Also of a release that knew one writer only, and wrote nothing but the loop. */
  static BestMark parse(Path file, String json) {
    try {
      Config values = ConfigFactory.parseString(json);
      long revision = values.hasPath("revision") ? values.getLong("revision") : 0;
      return new BestMark(new CheckpointId(values.getInt("loop"), revision), values.hasPath("rank") ? values.getLong("rank") : revision);
    } catch (ConfigException | IllegalArgumentException e) {
      throw new DamagedCheckpointException(
          file, "does not name a loop", "it is damaged; without it, training goes on and finds the best anew", e);
    }
  }
}
