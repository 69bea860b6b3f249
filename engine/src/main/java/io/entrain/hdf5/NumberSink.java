package io.entrain.hdf5;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes arrays of numbers one after the other, in the machine's byte order. Holds one small buffer, never a copy of an array. */
final class NumberSink {
  private static final int BUFFER_BYTES = 1 << 20;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final MemorySegment bytes = MemorySegment.ofBuffer(buffer);
  private long written;

  /** Writes from the channel's position on. */
  NumberSink(FileChannel channel) {
    this.channel = channel;
  }

  /** Appends a {@code float[]}, {@code double[]}, {@code int[]}, {@code long[]} or {@code byte[]}. */
  void put(Object array) {
    switch (array) {
      case float[] values -> put(values, values.length, ValueLayout.JAVA_FLOAT_UNALIGNED);
      case double[] values -> put(values, values.length, ValueLayout.JAVA_DOUBLE_UNALIGNED);
      case int[] values -> put(values, values.length, ValueLayout.JAVA_INT_UNALIGNED);
      case long[] values -> put(values, values.length, ValueLayout.JAVA_LONG_UNALIGNED);
      case byte[] values -> put(values, values.length, ValueLayout.JAVA_BYTE);
      default -> throw new IllegalArgumentException("arrays of " + array.getClass().getSimpleName() + " are not written");
    }
  }

  /** Bytes appended so far. */
  long written() {
    return written;
  }

  void flush() {
    buffer.flip();
    try {
      AtomicFile.writeFully(channel, buffer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    buffer.clear();
  }

  private void put(Object array, int length, ValueLayout layout) {
    int size = (int) layout.byteSize();
    int from = 0;
    while (from < length) {
      if (buffer.remaining() < size) {
        flush();
      }
      int count = Math.min(length - from, buffer.remaining() / size);
      MemorySegment.copy(array, from, bytes, layout, buffer.position(), count);
      buffer.position(buffer.position() + count * size);
      written += (long) count * size;
      from += count;
    }
  }
}
