package io.entrain.checkpoint;

import io.entrain.hdf5.DataFileException;
import io.entrain.network.NeuronRange;
import io.entrain.shard.LearnedState;
import io.entrain.shard.RestorableState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The checkpoints of a run. The newest two and the best are kept; others may read at any time.
 *
 * <p>After loop 100 there are {@code wpWeightIn-ckpt100.h5}, {@code P-ckpt100.h5} (large ones continue in {@code P-ckpt100-2.h5} and so
 * on) and {@code ckpt100.json}, which is written last and lists the others with their checksums; {@code ckpt-best.json} names the loop of
 * the best. Where several processes train a network, each writes a part: the names then have the number of their epoch and the first
 * neuron of the part, as in {@code P-ckpt100-r7-n2048.h5}, and the manifest is {@code ckpt100-r7.json}. A writer deletes and replaces
 * files of its own and of lower revisions only.
 *
 * <p>For one thread at a time.
 */
public final class CheckpointStore {
  private static final long FILE_BYTES = 512L << 20;

  private final CheckpointDirectory directory;
  private final String parametersDigest;
  private final CheckpointWriter writer;
  private final CheckpointCatalog catalog;
  private final Patience patience;

  /** For a directory that one process writes: a file that is not there is missing. */
  public CheckpointStore(Path dataDirectory, String parametersDigest) {
    this(dataDirectory, parametersDigest, FILE_BYTES, Patience.NONE);
  }

  CheckpointStore(Path dataDirectory, String parametersDigest, long fileBytes, Patience patience) {
    this.directory = new CheckpointDirectory(dataDirectory);
    this.parametersDigest = parametersDigest;
    this.writer = new CheckpointWriter(dataDirectory, parametersDigest, fileBytes);
    this.catalog = new CheckpointCatalog(directory, parametersDigest);
    this.patience = patience;
  }

  /** For a directory that several machines write: what one has written another may see some seconds later. */
  public static CheckpointStore shared(Path dataDirectory, String parametersDigest) {
    return new CheckpointStore(dataDirectory, parametersDigest, FILE_BYTES, Patience.SHARED);
  }

  /** As {@link #shared(Path, String)}; {@code patience}: how long a file is waited for that is not there. */
  public static CheckpointStore shared(Path dataDirectory, String parametersDigest, Duration patience) {
    return new CheckpointStore(dataDirectory, parametersDigest, FILE_BYTES, Patience.of(patience));
  }

  /**
   * Saves what was learned up to and with {@code loop} as the only writer, then deletes the checkpoints that need not be kept. When this
   * returns the checkpoint is on disk; when it throws, all checkpoints that were there before are still there.
   *
   * @param state not modified
   * @param correlation mean correlation measured last, NaN if none was
   * @param weightsDigest digest of all plastic weights
   * @throws DataFileException naming the file that cannot be written and the checkpoint that remains
   */
  public Checkpoint save(int loop, LearnedState state, double correlation, long weightsDigest) {
    CheckpointId id = new CheckpointId(loop, 0);
    return publish(id, () -> {
      directory.removeUnfinished(catalog.rank(0));
      Optional<Manifest> same = savedBefore(id, state, weightsDigest);
      if (same.isPresent()) {
        return same.get().with(catalog.rank(0), catalog.nextSequence(), correlation);
      }
      CheckpointPart whole = writePart(id, new NeuronRange(0, state.neurons()), state);
      return manifest(id, List.of(whole), LearnedFormat.of(state), correlation, weightsDigest);
    }, () -> {});
  }

  /**
   * Writes the files of one range of neurons; other processes write the others. Touches no other file. For as long as the checkpoint is
   * not published these files count for nothing.
   *
   * @param state of the whole network or a part of it that has the range; not modified
   * @throws DataFileException naming the file that cannot be written; none is then left behind
   */
  public CheckpointPart writePart(CheckpointId id, NeuronRange range, LearnedState state) {
    long save = directory.holds(id) ? catalog.nextSequence() : 0;
    return writer.write(id, save, range, state);
  }

  /**
   * Makes a checkpoint valid whose parts are all on disk, then deletes the checkpoints that need not be kept and what writes that failed
   * have left, but nothing of a higher revision. To be called when nobody writes parts of this revision.
   *
   * @param parts together every neuron once
   * @param correlation mean correlation measured last, NaN if none was
   * @param weightsDigest digest of all plastic weights
   * @param note called when the checkpoint is valid and before any is deleted, to note elsewhere that it is the one to go on from; what it
   *        throws is thrown, and none is deleted then
   * @throws DataFileException if a part is missing, damaged or of another checkpoint, or parts overlap or leave a hole, or the manifest
   *         cannot be written
   */
  public Checkpoint publish(
      CheckpointId id, List<CheckpointPart> parts, LearnedFormat format, double correlation, long weightsDigest, Runnable note) {
    return publish(id, () -> manifest(id, parts, format, correlation, weightsDigest), note);
  }

  /**
   * Deletes what writes that were killed or failed have left, but nothing of a revision higher than this one. To be called when nobody
   * writes parts of this revision, so that a full disk has room before the first of them is written.
   */
  public void removeUnfinished(long revision) {
    directory.removeUnfinished(catalog.rank(revision));
  }

  /** Marks a checkpoint of the only writer as the best so far; as {@link #markBest(CheckpointId)}. */
  public void markBest(int loop) {
    markBest(new CheckpointId(loop, 0));
  }

  /** Marks a saved checkpoint as the best so far; the one that was the best before is deleted unless it is one of the newest. */
  public void markBest(CheckpointId id) {
    directory.manifest(id);
    directory.markBest(new BestMark(id, catalog.rank(id.revision())));
    catalog.prune(catalog.rank(id.revision()));
  }

  /** All checkpoints of these parameters whose manifest is intact, the newest first; one of each loop. */
  public List<Checkpoint> list() {
    return catalog.ownLoops().stream().map(Manifest::checkpoint).toList();
  }

  /** The checkpoint that was marked as the best and is of these parameters. */
  public Optional<Checkpoint> best() {
    OptionalInt best = catalog.bestLoop();
    return best.isEmpty() ? Optional.empty() : list().stream().filter(checkpoint -> checkpoint.loop() == best.getAsInt()).findFirst();
  }

  /** Highest loop of any checkpoint, intact or not and of whatever parameters; empty: there is none. */
  public OptionalInt highestLoop() {
    return catalog.highestLoop();
  }

  /**
   * The checkpoints that a restore point names, the best candidate first: for the latest, the newest first; for a loop and for the best,
   * all that were saved of that loop, the highest revision first. Their data are not looked at.
   *
   * @param warnings told, in one line each, of damaged manifests
   * @throws DataFileException if there is none, with all that there are, or the best candidate was saved with other parameters
   */
  public List<CheckpointId> candidates(RestorePoint point, Consumer<String> warnings) {
    List<Manifest> named = catalog.named(point, damage -> warnings.accept(damage.getMessage()));
    reader(named.getFirst()).requireParameters(parametersDigest);
    return named.stream().map(Manifest::id).toList();
  }

  /**
   * Verifies the files that hold neurons of a range, then puts these neurons into a network. Reads only what overlaps the range.
   *
   * @param state modified; neurons outside the range are not touched, and none is when this throws
   * @throws DamagedCheckpointException if a file is missing or damaged
   * @throws DataFileException if it does not belong to the network
   */
  public Checkpoint restore(CheckpointId id, NeuronRange range, Content content, RestorableState state) {
    directory.await(CheckpointNames.manifest(id), patience);
    return restore(directory.manifest(id), range, content, state);
  }

  /**
   * Verifies a checkpoint and then puts it into a network. A damaged one is never used: in its place, for {@link RestorePoint.Latest}, the
   * one saved before it is.
   *
   * @param state modified; not touched when this throws
   * @param warnings told, in one line each, which checkpoints are damaged and which is used instead
   * @throws DataFileException if there is none that can be used, with all that there are, or if it does not belong to the network
   */
  public Checkpoint load(RestorePoint point, Content content, RestorableState state, Consumer<String> warnings) {
    List<DataFileException> damages = new ArrayList<>();
    for (Manifest manifest : catalog.named(point, damages::add)) {
      try {
        Checkpoint loaded = restore(manifest, new NeuronRange(0, state.neurons()), content, state);
        String instead = "; the checkpoint of loop " + loaded.loop() + " is used instead";
        damages.forEach(damage -> warnings.accept(damage.getMessage() + instead));
        return loaded;
      } catch (DamagedCheckpointException e) {
        damages.add(e);
      }
    }
    throw catalog.noneUsable(point, damages);
  }

  private Checkpoint restore(Manifest manifest, NeuronRange range, Content content, RestorableState state) {
    CheckpointReader reader = reader(manifest);
    reader.requireBelongsTo(parametersDigest, LearnedFormat.of(state));
    reader.verify(range, content);
    reader.restore(range, content, state);
    return manifest.checkpoint();
  }

  private Manifest manifest(
      CheckpointId id, List<CheckpointPart> parts, LearnedFormat format, double correlation, long weightsDigest) {
    PartInspection files = PartInspection.of(directory, id, parts, format.neurons(), parametersDigest, patience);
    return new Manifest(
        id.revision(),
        catalog.rank(id.revision()),
        catalog.nextSequence(),
        new Checkpoint(id.loop(), correlation, weightsDigest),
        parametersDigest,
        format,
        files.weights(),
        files.covariance());
  }

  private Checkpoint publish(CheckpointId id, Supplier<Manifest> written, Runnable note) {
    Manifest manifest;
    try {
      manifest = written.get();
      directory.publish(manifest);
    } catch (DataFileException e) {
      throw notSaved(id, e);
    }
    note.run();
    directory.removeUnfinished(manifest.rank());
    catalog.prune(manifest.rank());
    return manifest.checkpoint();
  }

  /** The same checkpoint, when a run that was restarted comes to it again: a run repeats itself exactly. */
  private Optional<Manifest> savedBefore(CheckpointId id, LearnedState state, long weightsDigest) {
    try {
      Optional<Manifest> manifest = directory.manifestIfThere(id);
      if (manifest.isPresent()) {
        reader(manifest.get()).requireBelongsTo(parametersDigest, LearnedFormat.of(state));
        reader(manifest.get()).verify(new NeuronRange(0, state.neurons()), Content.EVERYTHING);
      }
      return manifest.filter(saved -> saved.statesNeurons() && saved.checkpoint().weightsDigest() == weightsDigest);
    } catch (DataFileException _) {
      return Optional.empty();
    }
  }

  private DataFileException notSaved(CheckpointId id, DataFileException cause) {
    try {
      directory.removeUnfinished(catalog.rank(id.revision()));
    } catch (DataFileException e) {
      cause.addSuppressed(e);
    }
    String kept = newest().map(checkpoint -> "; the one of loop " + checkpoint.loop() + " is kept").orElse("");
    String rule = cause.rule() + "; the checkpoint of loop " + id.loop() + " was not saved" + kept;
    return new DataFileException(cause.file(), cause.what(), rule, cause);
  }

  /** Empty also if the directory cannot be read. */
  private Optional<Checkpoint> newest() {
    try {
      return list().stream().findFirst();
    } catch (DataFileException _) {
      return Optional.empty();
    }
  }

  private CheckpointReader reader(Manifest manifest) {
    return new CheckpointReader(directory, manifest, patience);
  }
}
