package io.entrain.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A good case file with some bytes changed. Works on the bytes, so that it can make files that no HDF5 library would write. */
final class PatchedCase {
  private final Path original;
  private final byte[] bytes;

  PatchedCase(String name) throws IOException {
    original = GoldenCases.file(name);
    bytes = Files.readAllBytes(original);
  }

  /** Replaces a text, everywhere, by one of the same length. */
  PatchedCase text(String from, String to) {
    if (from.length() != to.length()) {
      throw new IllegalArgumentException("lengths differ: " + from + ", " + to);
    }
    replace(from.getBytes(StandardCharsets.US_ASCII), to.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /** Replaces one number of a dataset of whole numbers. */
  PatchedCase integer(String dataset, int element, int value) {
    return number(dataset, element, value, Integer.BYTES);
  }

  /** Replaces one number of a dataset of real numbers. */
  PatchedCase real(String dataset, int element, double value) {
    return number(dataset, element, value, Double.BYTES);
  }

  Path write(Path directory) throws IOException {
    return Files.write(directory.resolve("patched.h5"), bytes);
  }

  private PatchedCase number(String dataset, int element, double value, int width) {
    try (CaseFile file = CaseFile.open(original)) {
      double[] values = file.array(dataset).values();
      byte[] before = encode(values, width);
      values[element] = value;
      replace(before, encode(values, width));
      return this;
    }
  }

  private static byte[] encode(double[] values, int width) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * width).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      if (width == Integer.BYTES) {
        buffer.putInt((int) value);
      } else {
        buffer.putDouble(value);
      }
    }
    return buffer.array();
  }

  private void replace(byte[] from, byte[] to) {
    boolean found = false;
    for (int at = 0; at + from.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + from.length, from, 0, from.length)) {
        System.arraycopy(to, 0, bytes, at, to.length);
        found = true;
      }
    }
    if (!found) {
      throw new IllegalArgumentException("not in " + original + ": " + new String(from, StandardCharsets.US_ASCII));
    }
  }
}
