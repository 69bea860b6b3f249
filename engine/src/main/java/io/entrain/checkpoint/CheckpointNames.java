package io.entrain.checkpoint;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of the files of checkpoints; those of the data are TrainSpikingNet's but for the ending. */
final class CheckpointNames {
  static final String BEST = "ckpt-best.json";

  /** Every file that belongs to a checkpoint. */
  static final Pattern ANY =
      Pattern.compile("(?:wpWeightIn|P)-ckpt[0-9]+(?:-r[0-9]+)?(?:-[0-9]+)?\\.h5|ckpt[0-9]+\\.json|ckpt-best\\.json");

  private static final Pattern DATA = Pattern.compile("(?:wpWeightIn|P)-ckpt([0-9]{1,9})(?:-r[0-9]+)?(?:-[0-9]+)?\\.h5");
  private static final Pattern MANIFEST = Pattern.compile("ckpt([0-9]{1,9})\\.json");

  private CheckpointNames() {}

  static String manifest(int loop) {
    return "ckpt" + loop + ".json";
  }

  /** Of the weights; {@code revision} is 0, or another number where the names without one are taken by an older save of the same loop. */
  static String weights(int loop, long revision) {
    return "wpWeightIn-" + stem(loop, revision) + ".h5";
  }

  /** Of a part (from 1) of P; {@code revision} as for the weights. */
  static String covariance(int loop, long revision, int part) {
    return "P-" + stem(loop, revision) + (part == 1 ? "" : "-" + part) + ".h5";
  }

  private static String stem(int loop, long revision) {
    return "ckpt" + loop + (revision == 0 ? "" : "-r" + revision);
  }

  /** The loop whose manifest this is. */
  static OptionalInt loopOfManifest(String name) {
    Matcher matcher = MANIFEST.matcher(name);
    return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
  }

  /** The loop to which a data file belongs. */
  static OptionalInt loopOfData(String name) {
    Matcher matcher = DATA.matcher(name);
    return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
  }
}
