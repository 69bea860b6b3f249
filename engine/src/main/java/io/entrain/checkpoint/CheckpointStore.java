package io.entrain.checkpoint;

import io.entrain.hdf5.DataFileException;
import io.entrain.shard.LearnedState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The checkpoints of a run. One process saves; others may read at the same time. The newest two and the best are kept.
 *
 * <p>After loop 100 there are {@code wpWeightIn-ckpt100.h5}, {@code P-ckpt100.h5} (large ones continue in {@code P-ckpt100-2.h5} and so
 * on) and {@code ckpt100.json}, which is written last and lists the others with their checksums; {@code ckpt-best.json} names the loop of
 * the best.
 */
public final class CheckpointStore {
  private static final long PART_BYTES = 512L << 20;
  private static final int KEPT = 2;

  private final CheckpointDirectory directory;
  private final String parametersDigest;
  private final CheckpointWriter writer;

  public CheckpointStore(Path dataDirectory, String parametersDigest) {
    this(dataDirectory, parametersDigest, PART_BYTES);
  }

  CheckpointStore(Path dataDirectory, String parametersDigest, long partBytes) {
    this.directory = new CheckpointDirectory(dataDirectory);
    this.parametersDigest = parametersDigest;
    this.writer = new CheckpointWriter(dataDirectory, parametersDigest, partBytes);
  }

  /**
   * Saves what was learned up to and with {@code loop}, then deletes the checkpoints that need not be kept. When this returns the
   * checkpoint is on disk; when it throws, all checkpoints that were there before are still there.
   *
   * @param state not modified
   * @param correlation mean correlation measured last, NaN if none was
   * @param weightsDigest digest of all plastic weights
   * @throws DataFileException naming the file that cannot be written and the checkpoint that remains
   */
  public Checkpoint save(int loop, LearnedState state, double correlation, long weightsDigest) {
    Checkpoint checkpoint = new Checkpoint(loop, correlation, weightsDigest);
    try {
      directory.removeUnfinished();
      long sequence = readable().stream().mapToLong(Manifest::sequence).max().orElse(0) + 1;
      Optional<Manifest> same = savedBefore(checkpoint, state);
      directory.publish(same.isPresent() ? same.get().with(sequence, correlation) : write(sequence, checkpoint, state));
      directory.removeUnfinished();
      prune();
      return checkpoint;
    } catch (DataFileException e) {
      throw notSaved(loop, e);
    }
  }

  /** Marks a saved checkpoint as the best so far; the one that was the best before is deleted unless it is one of the newest. */
  public void markBest(int loop) {
    directory.manifest(loop);
    directory.markBest(loop);
    prune();
  }

  /** All checkpoints of these parameters whose manifest is intact, the newest first. */
  public List<Checkpoint> list() {
    return own().stream().map(Manifest::checkpoint).toList();
  }

  /** The checkpoint that was marked as the best and is of these parameters. */
  public Optional<Checkpoint> best() {
    OptionalInt best = directory.best();
    return best.isEmpty() ? Optional.empty() : list().stream().filter(checkpoint -> checkpoint.loop() == best.getAsInt()).findFirst();
  }

  /** Whether there is any checkpoint, intact or not. */
  public boolean isEmpty() {
    return directory.loops().isEmpty();
  }

  /**
   * Verifies a checkpoint and then puts it into a network. A damaged one is never used: in its place, for {@link RestorePoint.Latest}, the
   * one saved before it is.
   *
   * @param state modified; not touched when this throws
   * @param warnings told, in one line each, which checkpoints are damaged and which is used instead
   * @throws DataFileException if there is none that can be used, with all that there are, or if it does not belong to the network
   */
  public Checkpoint load(RestorePoint point, Content content, LearnedState state, Consumer<String> warnings) {
    Manifest manifest =
        switch (point) {
          case RestorePoint.Loop(int loop) -> intact(loop, content, state);
          case RestorePoint.Best _ -> intact(bestLoop(), content, state);
          case RestorePoint.Latest _ -> newestIntact(content, state, warnings);
        };
    reader(manifest).restore(state, content);
    return manifest.checkpoint();
  }

  private Manifest write(long sequence, Checkpoint checkpoint, LearnedState state) {
    long revision = directory.loops().contains(checkpoint.loop()) ? sequence : 0;
    List<StoredFile> files = writer.write(checkpoint.loop(), revision, state);
    return new Manifest(
        sequence, checkpoint, parametersDigest, state.weightPrecision(), state.covariancePrecision(), state.neurons(), files);
  }

  /** The same checkpoint, when a run that was restarted comes to it again: a run repeats itself exactly. */
  private Optional<Manifest> savedBefore(Checkpoint checkpoint, LearnedState state) {
    if (!directory.loops().contains(checkpoint.loop())) {
      return Optional.empty();
    }
    try {
      Manifest manifest = directory.manifest(checkpoint.loop());
      reader(manifest).requireBelongsTo(parametersDigest, state);
      reader(manifest).verify(Content.EVERYTHING);
      return Optional.of(manifest).filter(saved -> saved.checkpoint().weightsDigest() == checkpoint.weightsDigest());
    } catch (DataFileException _) {
      return Optional.empty();
    }
  }

  private DataFileException notSaved(int loop, DataFileException cause) {
    try {
      directory.removeUnfinished();
    } catch (DataFileException e) {
      cause.addSuppressed(e);
    }
    String kept = directoryReadable() && !list().isEmpty() ? "; the one of loop " + list().getFirst().loop() + " is kept" : "";
    String rule = cause.rule() + "; the checkpoint of loop " + loop + " was not saved" + kept;
    return new DataFileException(cause.file(), cause.what(), rule, cause);
  }

  private boolean directoryReadable() {
    try {
      directory.loops();
      return true;
    } catch (DataFileException _) {
      return false;
    }
  }

  private void prune() {
    OptionalInt best = directory.best();
    own().stream()
        .skip(KEPT)
        .map(Manifest::loop)
        .filter(loop -> best.isEmpty() || best.getAsInt() != loop)
        .forEach(directory::delete);
  }

  private Manifest intact(int loop, Content content, LearnedState state) {
    if (!directory.loops().contains(loop)) {
      throw new DataFileException(directory.path(), "no checkpoint of loop " + loop, existing());
    }
    try {
      Manifest manifest = directory.manifest(loop);
      reader(manifest).requireBelongsTo(parametersDigest, state);
      reader(manifest).verify(content);
      return manifest;
    } catch (DataFileException e) {
      throw new DataFileException(e.file(), e.what(), e.rule() + "; the checkpoint of loop " + loop + " cannot be used, " + existing(), e);
    }
  }

  private int bestLoop() {
    return directory
        .best()
        .orElseThrow(() -> new DataFileException(directory.path(), "no checkpoint was marked as the best", existing()));
  }

  private Manifest newestIntact(Content content, LearnedState state, Consumer<String> warnings) {
    List<String> damages = new ArrayList<>();
    for (Manifest manifest : newestFirst(damages)) {
      reader(manifest).requireBelongsTo(parametersDigest, state);
      try {
        reader(manifest).verify(content);
        damages.forEach(damage -> warnings.accept(damage + "; the checkpoint of loop " + manifest.loop() + " is used instead"));
        return manifest;
      } catch (DataFileException e) {
        damages.add(e.getMessage());
      }
    }
    String all = damages.isEmpty() ? "there is none yet" : String.join("; ", damages);
    throw new DataFileException(directory.path(), "no checkpoint that could be used", all);
  }

  private CheckpointReader reader(Manifest manifest) {
    return new CheckpointReader(directory, manifest);
  }

  private String existing() {
    List<Integer> loops = directory.loops();
    if (loops.isEmpty()) {
      return "there is none yet";
    }
    String list = loops.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "there " + (loops.size() == 1 ? "is one of loop " : "are those of loops ") + list;
  }

  private List<Manifest> own() {
    return readable().stream().filter(manifest -> manifest.parametersDigest().equals(parametersDigest)).toList();
  }

  private List<Manifest> readable() {
    return newestFirst(new ArrayList<>());
  }

  private List<Manifest> newestFirst(List<String> damages) {
    List<Manifest> manifests = new ArrayList<>();
    for (int loop : directory.loops()) {
      try {
        manifests.add(directory.manifest(loop));
      } catch (DataFileException e) {
        damages.add(e.getMessage());
      }
    }
    manifests.sort(Comparator.comparingLong(Manifest::sequence).reversed());
    return manifests;
  }
}
