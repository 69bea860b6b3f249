package io.entrain.hdf5;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A dataset of numbers in an open {@link Hdf5File}, read whole or in parts, in C order. Numbers are widened where that loses nothing; a
 * reader that would lose something is refused. Not for several threads.
 */
public final class NumericDataset {
  private static final int BUFFER_BYTES = 1 << 20;

  private final Path file;
  private final String name;
  private final long[] shape;
  private final NumberFormat format;
  private final DatasetBytes bytes;
  private final Supplier<ByteBuffer> buffers;

  NumericDataset(Path file, String name, long[] shape, NumberFormat format, DatasetBytes bytes, Supplier<ByteBuffer> buffers) {
    this.file = file;
    this.name = name;
    this.shape = shape;
    this.format = format;
    this.bytes = bytes;
    this.buffers = buffers;
  }

  static ByteBuffer newBuffer() {
    return ByteBuffer.allocateDirect(BUFFER_BYTES);
  }

  /** Extent of each dimension; none for a single number. */
  public long[] shape() {
    return shape.clone();
  }

  /** How many numbers it holds. */
  public long length() {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /** All numbers, of a dataset of 16 or 32 bit floating-point numbers. */
  public float[] floats() {
    float[] values = new float[wholeLength()];
    read(0, values, 0, values.length);
    return values;
  }

  /** All numbers, of any dataset. */
  public double[] doubles() {
    double[] values = new double[wholeLength()];
    read(0, values, 0, values.length);
    return values;
  }

  /** All numbers, of a dataset of whole numbers that fit. */
  public int[] ints() {
    int[] values = new int[wholeLength()];
    read(0, values, 0, values.length);
    return values;
  }

  /** All numbers, of a dataset of whole numbers that fit. */
  public long[] longs() {
    long[] values = new long[wholeLength()];
    read(0, values, 0, values.length);
    return values;
  }

  /** Reads {@code count} numbers from number {@code from} on into {@code target[at ..]}. */
  public void read(long from, float[] target, int at, int count) {
    require(format.floating() && format.bytes() <= Float.BYTES, "must hold floating-point numbers of at most 32 bit");
    read(from, target, at, count, ValueLayout.JAVA_FLOAT_UNALIGNED, (memory, byteAt, i) -> target[i] = (float) format.real(memory, byteAt));
  }

  /** As {@link #read(long, float[], int, int)}. */
  public void read(long from, double[] target, int at, int count) {
    read(from, target, at, count, ValueLayout.JAVA_DOUBLE_UNALIGNED, (memory, byteAt, i) -> target[i] = format.real(memory, byteAt));
  }

  /** As {@link #read(long, float[], int, int)}. */
  public void read(long from, int[] target, int at, int count) {
    require(!format.floating(), "must hold whole numbers");
    read(from, target, at, count, ValueLayout.JAVA_INT_UNALIGNED, (memory, byteAt, i) -> target[i] = toInt(format.whole(memory, byteAt)));
  }

  /** As {@link #read(long, float[], int, int)}. */
  public void read(long from, long[] target, int at, int count) {
    require(!format.floating(), "must hold whole numbers");
    read(from, target, at, count, ValueLayout.JAVA_LONG_UNALIGNED, (memory, byteAt, i) -> target[i] = format.whole(memory, byteAt));
  }

  /** Converts the number at a place in memory and stores it. */
  private interface Conversion {
    void store(MemorySegment memory, long byteAt, int index);
  }

  private void read(long from, Object target, int at, int count, ValueLayout layout, Conversion conversion) {
    if (from < 0 || count < 0 || from + count > length()) {
      throw new IndexOutOfBoundsException(name + ": numbers " + from + " to " + (from + count) + " of " + length());
    }
    boolean same = format.is(layout);
    ValueLayout stored = layout.withOrder(format.order());
    ByteBuffer buffer = buffers.get();
    MemorySegment memory = MemorySegment.ofBuffer(buffer.clear());
    int size = format.bytes();
    int room = buffer.capacity() / size;
    for (int done = 0; done < count;) {
      int now = Math.min(room, count - done);
      fill(buffer, (from + done) * size, now * size);
      if (same) {
        MemorySegment.copy(memory, stored, 0, target, at + done, now);
      } else {
        for (int i = 0; i < now; i++) {
          convert(conversion, memory, i * size, at + done + i);
        }
      }
      done += now;
    }
  }

  private void fill(ByteBuffer buffer, long byteFrom, int byteCount) {
    Guard.run(file, what(), () -> bytes.read(byteFrom, buffer.clear().limit(byteCount)));
  }

  private void convert(Conversion conversion, MemorySegment memory, int byteAt, int index) {
    try {
      conversion.store(memory, byteAt, index);
    } catch (ArithmeticException e) {
      throw new DataFileException(file, what(), e.getMessage(), e);
    }
  }

  private static int toInt(long value) {
    if (value != (int) value) {
      throw new ArithmeticException("holds " + value + ", which is too large");
    }
    return (int) value;
  }

  private int wholeLength() {
    require(length() <= Integer.MAX_VALUE - 8, "holds " + length() + " numbers, too many to be read at once");
    return (int) length();
  }

  private void require(boolean condition, String rule) {
    if (!condition) {
      throw new DataFileException(file, what(), rule);
    }
  }

  private String what() {
    return "dataset " + name + " (" + Shapes.describe(shape) + ")";
  }
}
