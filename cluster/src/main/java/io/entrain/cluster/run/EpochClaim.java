package io.entrain.cluster.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entrain.hdf5.DataFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The right to write for a run, until someone else takes it. Each claim has a number of its own, higher than all before it in the data
 * directory; numbers are never used again. On file systems that cache attributes (NFS) a node may see a newer claim some time later;
 * therefore what is written bears the number, and readers believe the highest.
 */
public final class EpochClaim {
  private final EpochDirectory epochs;
  private final Path dataDirectory;
  private final long number;

  private EpochClaim(Path dataDirectory, long number) {
    this.dataDirectory = dataDirectory;
    this.epochs = new EpochDirectory(dataDirectory);
    this.number = number;
  }

  /**
   * Claims the next number. Whoever held one before is fenced from now on.
   *
   * @param dataDirectory the run's data directory, which is there
   * @param holder who claims it
   * @throws DataFileException if the claim cannot be written, or {@code run.json} is of another release
   */
  public static EpochClaim next(Path dataDirectory, Holder holder) {
    if (!Files.isDirectory(dataDirectory)) {
      throw new DataFileException(dataDirectory, "is no directory", "the data directory of the run must be there");
    }
    EpochDirectory epochs = new EpochDirectory(dataDirectory);
    Directories.create(epochs.path());
    long number = Math.max(epochs.highest().orElse(0), RunManifestStore.highestEpoch(dataDirectory)) + 1;
    while (!ExclusiveFile.create(epochs.claimFile(number), content(number, holder))) {
      number++;
    }
    return new EpochClaim(dataDirectory, number);
  }

  /** The highest number that anyone has claimed. */
  public static OptionalLong newest(Path dataDirectory) {
    return new EpochDirectory(dataDirectory).highest();
  }

  /** From 1. */
  public long number() {
    return number;
  }

  /** The run's data directory. */
  public Path dataDirectory() {
    return dataDirectory;
  }

  /**
   * To be called before and after writing what must not be lost.
   *
   * @throws FencedException if someone has claimed a higher number, saying who, or if this claim was deleted
   * @throws DataFileException if that cannot be told
   */
  public void requireNewest() {
    long highest = epochs.highest().orElse(0);
    if (highest > number) {
      throw new FencedException(
          "epoch " + number + " of " + dataDirectory + " is over: epoch " + highest + " was claimed by " + holderOf(highest));
    }
    if (highest < number) {
      throw new FencedException(
          "epoch " + number + " of " + dataDirectory + " is over: " + epochs.claimFile(number) + " was deleted, or the directory replaced");
    }
  }

  private String holderOf(long epoch) {
    try {
      return StampedJson.read(epochs.claimFile(epoch)).map(EpochClaim::holder).orElse("someone who is not known");
    } catch (DamageException | DataFileException _) {
      return "someone who is not known";
    }
  }

  private static String holder(JsonFields fields) {
    try {
      return Holder.get(fields).toString();
    } catch (DamageException _) {
      return "someone who is not known";
    }
  }

  private static String content(long number, Holder holder) {
    ObjectNode json = StampedJson.object().put("epoch", number);
    holder.put(json);
    return StampedJson.render(json);
  }
}
