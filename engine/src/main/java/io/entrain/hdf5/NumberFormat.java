package io.entrain.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * How a stored number is to be understood.
 *
 * @param bytes size of one number
 */
record NumberFormat(Kind kind, int bytes, ByteOrder order) {
  /** Families of numbers. */
  enum Kind {
    FLOATING,
    SIGNED,
    UNSIGNED
  }

  /** The format of a plain number; empty for everything else: texts, compounds, references, and numbers in unusual layouts. */
  static Optional<NumberFormat> of(DataType type) {
    if (type.getVersion() == 0) {
      return Optional.empty(); // what jHDF makes of a shared datatype, which it cannot follow
    }
    return switch (type) {
      case FloatingPoint real when isIeee(real) -> Optional.of(new NumberFormat(Kind.FLOATING, real.getSize(), real.getByteOrder()));
      case FixedPoint whole when isPlain(whole) ->
          Optional.of(new NumberFormat(whole.isSigned() ? Kind.SIGNED : Kind.UNSIGNED, whole.getSize(), whole.getByteOrder()));
      default -> Optional.empty();
    };
  }

  private static boolean isIeee(FloatingPoint type) {
    if (type.getBitOffset() != 0 || type.getBitPrecision() != 8 * type.getSize()) {
      return false;
    }
    return switch (type.getSize()) {
      case 2 -> type.getExponentSize() == 5 && type.getExponentBias() == 15;
      case 4 -> type.getExponentSize() == 8 && type.getExponentBias() == 127;
      case 8 -> type.getExponentSize() == 11 && type.getExponentBias() == 1023;
      default -> false;
    };
  }

  private static boolean isPlain(FixedPoint type) {
    int size = type.getSize();
    return type.getBitOffset() == 0 && type.getBitPrecision() == 8 * size && Integer.bitCount(size) == 1 && size <= 8;
  }

  boolean floating() {
    return kind == Kind.FLOATING;
  }

  /** Whether {@code layout} is exactly this format but for the byte order. */
  boolean is(ValueLayout layout) {
    boolean floatingLayout = layout.carrier() == float.class || layout.carrier() == double.class;
    return layout.byteSize() == bytes && floatingLayout == floating() && kind != Kind.UNSIGNED;
  }

  /** The number at {@code at}, rounded where it is a whole number beyond 2^53. */
  double real(MemorySegment memory, long at) {
    if (floating()) {
      return switch (bytes) {
        case 2 -> Float.float16ToFloat(memory.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), at));
        case 4 -> memory.get(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), at);
        default -> memory.get(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), at);
      };
    }
    long value = bits(memory, at);
    return kind == Kind.UNSIGNED && value < 0 ? (value >>> 1 | value & 1) * 2.0 : value;
  }

  /**
   * The whole number at {@code at}.
   *
   * @throws ArithmeticException if it does not fit in a {@code long}
   */
  long whole(MemorySegment memory, long at) {
    long value = bits(memory, at);
    if (kind == Kind.UNSIGNED && value < 0) {
      throw new ArithmeticException("holds " + Long.toUnsignedString(value) + ", which is too large");
    }
    return value;
  }

  private long bits(MemorySegment memory, long at) {
    boolean unsigned = kind == Kind.UNSIGNED;
    return switch (bytes) {
      case 1 -> {
        byte value = memory.get(ValueLayout.JAVA_BYTE, at);
        yield unsigned ? Byte.toUnsignedLong(value) : value;
      }
      case 2 -> {
        short value = memory.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), at);
        yield unsigned ? Short.toUnsignedLong(value) : value;
      }
      case 4 -> {
        int value = memory.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), at);
        yield unsigned ? Integer.toUnsignedLong(value) : value;
      }
      default -> memory.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), at);
    };
  }
}
