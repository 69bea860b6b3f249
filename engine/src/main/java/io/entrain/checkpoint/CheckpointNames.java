package io.entrain.checkpoint;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of the files of checkpoints; those of the data are TrainSpikingNet's but for the ending. A revision other than 0 is in the name of
 * every file, so that no writer can touch what another has written.
 */
final class CheckpointNames {
  private static final Pattern MANIFEST = Pattern.compile("ckpt([0-9]{1,9})(?:-r([0-9]{1,18}))?\\.json");
  private static final Pattern BEST = Pattern.compile("ckpt-best(?:-r([0-9]{1,18}))?\\.json");
  private static final Pattern DATA =
      Pattern.compile("(?:wpWeightIn|P)-ckpt([0-9]{1,9})(?:-r([0-9]{1,18}))?(?:-s[0-9]+)?-n[0-9]+(?:-[0-9]+)?\\.h5");

  /** Of a writer of the whole network; before format 2 a loop that was saved again had {@code -r} and a number in its name too. */
  private static final Pattern WHOLE_DATA =
      Pattern.compile("(?:wpWeightIn|P)-ckpt([0-9]{1,9})(?:-[rs][0-9]+)?(?:-[0-9]+)?\\.h5");

  private CheckpointNames() {}

  static String manifest(CheckpointId id) {
    return "ckpt" + id.loop() + revision(id.revision()) + ".json";
  }

  /** Of the file that names the best checkpoint of a revision. */
  static String best(long revision) {
    return "ckpt-best" + revision(revision) + ".json";
  }

  /**
   * What the names of a part have in common after the name of the table.
   *
   * @param save 0, or another number where the names without one are taken by an older save of the same checkpoint
   * @param firstNeuron first neuron of the part, -1 if it is the whole network and no other part is written
   */
  static String stem(CheckpointId id, long save, int firstNeuron) {
    return "ckpt" + id.loop() + revision(id.revision()) + (save == 0 ? "" : "-s" + save) + (firstNeuron < 0 ? "" : "-n" + firstNeuron);
  }

  static String weights(String stem) {
    return "wpWeightIn-" + stem + ".h5";
  }

  /** Of a file (from 1) of P. */
  static String covariance(String stem, int file) {
    return "P-" + stem + (file == 1 ? "" : "-" + file) + ".h5";
  }

  /** The checkpoint whose manifest this is. */
  static Optional<CheckpointId> manifestOf(String name) {
    return id(MANIFEST.matcher(name));
  }

  /** The checkpoint to which a data file belongs. */
  static Optional<CheckpointId> dataOf(String name) {
    Matcher whole = WHOLE_DATA.matcher(name);
    return whole.matches() ? Optional.of(new CheckpointId(Integer.parseInt(whole.group(1)), 0)) : id(DATA.matcher(name));
  }

  /** The revision whose best checkpoint this file names. */
  static OptionalLong bestOf(String name) {
    Matcher matcher = BEST.matcher(name);
    return matcher.matches() ? OptionalLong.of(revision(matcher.group(1))) : OptionalLong.empty();
  }

  /** The revision whose file this is; empty if it does not belong to a checkpoint. */
  static OptionalLong revisionOf(String name) {
    Optional<CheckpointId> id = manifestOf(name).or(() -> dataOf(name));
    return id.isPresent() ? OptionalLong.of(id.get().revision()) : bestOf(name);
  }

  private static Optional<CheckpointId> id(Matcher matcher) {
    return matcher.matches()
        ? Optional.of(new CheckpointId(Integer.parseInt(matcher.group(1)), revision(matcher.group(2))))
        : Optional.empty();
  }

  private static String revision(long revision) {
    return revision == 0 ? "" : "-r" + revision;
  }

  private static long revision(String text) {
    return text == null ? 0 : Long.parseLong(text);
  }
}
