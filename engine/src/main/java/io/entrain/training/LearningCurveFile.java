package io.entrain.training;

import io.entrain.hdf5.AtomicFile;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.FileHeader;
import io.entrain.hdf5.Hdf5Writer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The learning curve of a data directory, one row a loop: {@code learning-curve.csv}, to which each loop appends a line at once, and
 * {@code learning-curve.h5}, rewritten from it by {@link #save}. What an earlier run left of later loops stays until the first loop takes
 * its place; so does a line that was cut off by a crash. One process writes; any may read.
 */
public final class LearningCurveFile implements AutoCloseable {
  /** Name of the table in a data directory. */
  public static final String CSV = "learning-curve.csv";

  /** Name of the HDF5 file in a data directory. */
  public static final String HDF5 = "learning-curve.h5";

  private final Path directory;
  private final String parametersDigest;
  private final List<LoopSummary> loops;
  private FileChannel csv;
  private boolean begun;

  private LearningCurveFile(Path directory, String parametersDigest, List<LoopSummary> loops, FileChannel csv) {
    this.directory = directory;
    this.parametersDigest = parametersDigest;
    this.loops = loops;
    this.csv = csv;
  }

  /**
   * Opens the curve to go on after a loop. Both files stay as they are until a loop is appended; then what they hold of loops after the one
   * that was restored gives way.
   *
   * @param loop the loop that was restored, 0: training starts anew
   * @throws DataFileException if the table cannot be read or written, or holds something else
   */
  public static LearningCurveFile open(Path directory, int loop, String parametersDigest) {
    List<LoopSummary> kept = new ArrayList<>(read(directory));
    kept.removeIf(summary -> summary.loop() > loop);
    Path file = directory.resolve(CSV);
    if (!Files.exists(file)) {
      AtomicFile.writeText(file, LearningCurveCsv.format(List.of()));
    }
    return new LearningCurveFile(directory, parametersDigest, kept, appending(file));
  }

  private static FileChannel appending(Path file) {
    try {
      return FileChannel.open(file, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private void begin() throws IOException {
    Path file = directory.resolve(CSV);
    csv.close();
    AtomicFile.writeText(file, LearningCurveCsv.format(loops));
    csv = appending(file);
    begun = true;
  }

  /**
   * All loops of a directory's curve, ascending; none if there is no curve.
   *
   * @throws DataFileException if the table cannot be read or holds something else
   */
  public static List<LoopSummary> read(Path directory) {
    Path file = directory.resolve(CSV);
    try {
      return Files.exists(file) ? LearningCurveCsv.parse(file, Files.readString(file, StandardCharsets.ISO_8859_1)) : List.of();
    } catch (IOException e) {
      throw new DataFileException(file, "learning curve", "cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Appends a loop to the table.
   *
   * @throws IllegalArgumentException if it does not follow the last one
   * @throws DataFileException if it cannot be written
   */
  public void append(LoopSummary summary) {
    if (!loops.isEmpty() && summary.loop() <= loops.getLast().loop()) {
      throw new IllegalArgumentException("loop " + summary.loop() + " after loop " + loops.getLast().loop());
    }
    ByteBuffer line = ByteBuffer.wrap(LearningCurveCsv.line(summary).getBytes(StandardCharsets.US_ASCII));
    try {
      if (!begun) {
        begin();
      }
      while (line.hasRemaining()) {
        csv.write(line);
      }
    } catch (IOException e) {
      throw cannotWrite(directory.resolve(CSV), e);
    }
    loops.add(summary);
  }

  /**
   * Forces the table to disk and writes the HDF5 file, if any loop was appended: datasets {@code loop} (from 1), {@code task} (from 0),
   * {@code elapsed_s}, {@code rate_hz}, {@code correlation}, {@code nan_neurons} (-1: not measured) and {@code digest}, one number a loop.
   *
   * @throws DataFileException if one cannot be written
   */
  public void save() {
    if (!begun) {
      return;
    }
    try {
      csv.force(false);
    } catch (IOException e) {
      throw cannotWrite(directory.resolve(CSV), e);
    }
    new Hdf5Writer(FileHeader.current(parametersDigest))
        .ints("loop", loops.stream().mapToInt(LoopSummary::loop).toArray())
        .ints("task", loops.stream().mapToInt(LoopSummary::task).toArray())
        .doubles("elapsed_s", loops.stream().mapToDouble(LoopSummary::elapsedSeconds).toArray())
        .unit("elapsed_s", "s")
        .doubles("rate_hz", loops.stream().mapToDouble(LoopSummary::rateHz).toArray())
        .unit("rate_hz", "Hz")
        .doubles("correlation", loops.stream().mapToDouble(LoopSummary::correlation).toArray())
        .ints("nan_neurons", loops.stream().mapToInt(LoopSummary::nanNeurons).toArray())
        .longs("digest", loops.stream().mapToLong(LoopSummary::digest).toArray())
        .write(directory.resolve(HDF5));
  }

  /** Saves and closes. */
  @Override
  public void close() {
    try (FileChannel _ = csv) {
      save();
    } catch (IOException e) {
      throw cannotWrite(directory.resolve(CSV), e);
    }
  }

  private static DataFileException cannotWrite(Path file, IOException cause) {
    return new DataFileException(file, "learning curve", "cannot be written: " + cause.getMessage(), cause);
  }
}
