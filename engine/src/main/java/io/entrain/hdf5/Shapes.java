package io.entrain.hdf5;

import io.jhdf.Superblock;
import io.jhdf.object.message.DataSpace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Shapes of datasets: in words, and in jHDF's form. */
final class Shapes {
  private static final byte DATASPACE_VERSION = 2;
  private static final byte SCALAR = 0;
  private static final byte SIMPLE = 1;

  private Shapes() {}

  /** {@code 101 x 1824}. */
  static String describe(long[] shape) {
    return shape.length == 0 ? "a single value" : Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(" x "));
  }

  /** The dataspace of any shape. jHDF makes one only from a Java array, of which it cannot take an empty one; so it is decoded instead. */
  static DataSpace dataSpace(long[] shape) {
    ByteBuffer message = ByteBuffer.allocate(4 + Long.BYTES * shape.length).order(ByteOrder.LITTLE_ENDIAN);
    message.put(DATASPACE_VERSION).put((byte) shape.length).put((byte) 0).put(shape.length == 0 ? SCALAR : SIMPLE);
    for (long extent : shape) {
      message.putLong(extent);
    }
    return DataSpace.readDataSpace(message.flip(), new Superblock.SuperblockV2V3());
  }
}
