package io.entrain.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.CompactDataset;
import io.jhdf.dataset.DatasetBase;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The bytes of a dataset. */
@FunctionalInterface
interface DatasetBytes {
  /** Deflate, the strongest of the common filters, makes data at most about this many times smaller. */
  int LARGEST_COMPRESSION = 1100;

  /** Small files of several filters, or of repeated chunks, are given this much. */
  long ALWAYS_ALLOWED_BYTES = 16 << 20;

  /** Fills {@code buffer} with the bytes from {@code from} on. */
  void read(long from, ByteBuffer buffer) throws IOException;

  /**
   * @param size bytes of all its numbers
   * @throws DataFileException if the dataset says to be larger than the file can hold
   */
  static DatasetBytes of(DatasetBase dataset, long size, Path file, FileChannel channel, long userBlock) throws IOException {
    String what = "dataset " + dataset.getPath();
    long fileSize = channel.size();
    if (size == 0) {
      return (_, _) -> {};
    }
    if (dataset instanceof ContiguousDataset contiguous) {
      if (contiguous.isEmpty()) {
        throw new DataFileException(file, what, "was never given any data");
      }
      long start = Math.addExact(contiguous.getDataAddress(), userBlock);
      if (start < 0 || size > fileSize - start) {
        throw new DataFileException(file, what, "declares " + size + " bytes, but the file ends before them; it is damaged or cut off");
      }
      return (from, buffer) -> readFully(channel, start + from, buffer);
    }
    if (size > Integer.MAX_VALUE) {
      throw new DataFileException(
          file, what, "is stored in chunks and larger than 2 GiB; store it contiguously (h5py: without chunks or compression)");
    }
    if (size / LARGEST_COMPRESSION > fileSize && size > ALWAYS_ALLOWED_BYTES) {
      throw new DataFileException(file, what, "declares " + size + " bytes, more than a file of " + fileSize + " bytes can hold");
    }
    if (dataset instanceof ChunkedDataset chunked) {
      ChunkRules.check(chunked, file, what);
    }
    return new Decoded(dataset, fileSize);
  }

  /** A dataset that is not stored contiguously: decoded at the first reading, and then held. */
  final class Decoded implements DatasetBytes {
    private final DatasetBase dataset;
    private final long fileSize;
    private ByteBuffer all;

    private Decoded(DatasetBase dataset, long fileSize) {
      this.dataset = dataset;
      this.fileSize = fileSize;
    }

    @Override
    public void read(long from, ByteBuffer buffer) throws IOException {
      if (all == null) {
        if (!(dataset instanceof CompactDataset) && dataset.getStorageInBytes() > fileSize) {
          throw new EOFException("its chunks are larger than the file");
        }
        all = dataset.getDataBuffer();
      }
      buffer.put(all.slice(Math.toIntExact(from), buffer.remaining()));
    }
  }

  private static void readFully(FileChannel channel, long at, ByteBuffer buffer) throws IOException {
    long position = at;
    while (buffer.hasRemaining()) {
      int count = channel.read(buffer, position);
      if (count < 0) {
        throw new EOFException("the file ends before the data");
      }
      position += count;
    }
  }
}
