package io.entrain.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.chunked.ChunkedDatasetV4;
import io.jhdf.exceptions.HdfException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Chunked datasets that the library would read as something else, without a word. */
final class ChunkRules {
  private static final String REMEDY =
      "; store it without chunks or write it whole (h5repack -l CONTI, or h5py without chunks or maxshape)";

  private ChunkRules() {}

  /**
   * Refuses them.
   *
   * @throws DataFileException if chunks lie in an order that is not understood, or some were never written and stand for other numbers
   *     than 0
   */
  static void check(ChunkedDataset dataset, Path file, String what) {
    if (dataset instanceof ChunkedDatasetV4 && growsAlongAnotherAxisThanTheFirst(dataset.getMaxSize())) {
      throw new DataFileException(file, what, "can grow along one axis that is not the first, which is not read correctly" + REMEDY);
    }
    if (dataset.getFillValue() instanceof Number fill && fill.doubleValue() != 0 && lacksChunks(dataset)) {
      throw new DataFileException(file, what, "was written in part; the rest would stand for its fill value, " + fill + REMEDY);
    }
  }

  /** The index of such chunks is kept as if that axis were the first. */
  private static boolean growsAlongAnotherAxisThanTheFirst(long[] largest) {
    return Arrays.stream(largest).filter(size -> size < 0).count() == 1 && largest[0] >= 0;
  }

  private static boolean lacksChunks(ChunkedDataset dataset) {
    int[] size = dataset.getDimensions();
    int[] chunk = dataset.getChunkDimensions();
    int[] chunks = IntStream.range(0, size.length).map(axis -> Math.ceilDiv(size[axis], chunk[axis])).toArray();
    long count = Arrays.stream(chunks).asLongStream().reduce(1, Math::multiplyExact);
    for (long number = 0; number < count; number++) {
      int[] offset = new int[size.length];
      long left = number;
      for (int axis = size.length - 1; axis >= 0; axis--) {
        offset[axis] = (int) (left % chunks[axis]) * chunk[axis];
        left /= chunks[axis];
      }
      if (!isThere(dataset, offset)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isThere(ChunkedDataset dataset, int[] offset) {
    try {
      return dataset.getRawChunkBuffer(offset) != null;
    } catch (HdfException _) {
      return false;
    }
  }
}
