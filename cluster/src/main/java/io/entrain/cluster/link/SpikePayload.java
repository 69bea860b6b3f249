package io.entrain.cluster.link;

import io.entrain.network.NeuronRange;
import io.entrain.spike.SpikeList;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Spikes of one node as bytes, in the shorter of two forms. A list holds the gap before each neuron, counted from the one before it (from
 * the node's first neuron for the first), seven bits a byte, low bits first, the high bit set when more follow. A bit set has one bit for
 * each neuron from the node's first to its last, low bits first. Allocates nothing.
 */
final class SpikePayload {
  /** Forms of a payload, as they stand in a header. */
  static final short LIST = 1;
  static final short BITS = 2;

  private final int node;
  private final int[] starts;
  private final int[] ends;
  private final int first;
  private final int end;
  private final int bitBytes;

  /**
   * For the spikes of {@code node}.
   *
   * @param ranges its neurons, ascending
   */
  SpikePayload(int node, List<NeuronRange> ranges) {
    this.node = node;
    List<NeuronRange> filled = ranges.stream().filter(range -> range.size() > 0).toList();
    starts = filled.stream().mapToInt(NeuronRange::from).toArray();
    ends = filled.stream().mapToInt(NeuronRange::to).toArray();
    first = filled.isEmpty() ? 0 : starts[0];
    end = filled.isEmpty() ? 0 : ends[ends.length - 1];
    bitBytes = Math.ceilDiv(end - first, Byte.SIZE);
  }

  /** Neurons of the node. */
  int capacity() {
    int neurons = 0;
    for (int range = 0; range < starts.length; range++) {
      neurons += ends[range] - starts[range];
    }
    return neurons;
  }

  /** Bytes of the longest payload; both forms keep to it. */
  int maxBytes() {
    return bitBytes;
  }

  /**
   * Appends the payload to {@code out}.
   *
   * @param neurons the first {@code count} are read: neurons of the node, ascending
   * @return the form taken
   */
  short write(int[] neurons, int count, ByteBuffer out) {
    requireOwn(neurons, count);
    int begin = out.position();
    int previous = first - 1;
    for (int i = 0; i < count; i++) {
      int gap = neurons[i] - previous - 1;
      if (out.position() - begin + gapBytes(gap) > bitBytes) {
        writeBits(neurons, count, out.position(begin));
        return BITS;
      }
      writeGap(gap, out);
      previous = neurons[i];
    }
    return LIST;
  }

  /**
   * Reads all bytes from the position of {@code in} to its limit.
   *
   * @param into takes the neurons; must be empty
   */
  void read(short form, ByteBuffer in, SpikeList into) {
    switch (form) {
      case LIST -> readList(in, into);
      case BITS -> readBits(in, into);
      default -> throw broken("a payload of the unknown form " + form);
    }
  }

  private void readList(ByteBuffer in, SpikeList into) {
    int range = 0;
    int neuron = first - 1;
    while (in.hasRemaining()) {
      long next = neuron + 1L + readGap(in);
      while (range < ends.length && next >= ends[range]) {
        range++;
      }
      if (range == ends.length || next < starts[range]) {
        throw broken("neuron " + next + ", which is not its own");
      }
      neuron = (int) next;
      into.add(neuron);
    }
  }

  private void readBits(ByteBuffer in, SpikeList into) {
    if (in.remaining() != bitBytes) {
      throw broken("a bit set of " + in.remaining() + " bytes in place of " + bitBytes);
    }
    int range = 0;
    for (int base = first; in.hasRemaining(); base += Byte.SIZE) {
      for (int bits = in.get() & 0xff; bits != 0; bits &= bits - 1) {
        int neuron = base + Integer.numberOfTrailingZeros(bits);
        while (range < ends.length && neuron >= ends[range]) {
          range++;
        }
        if (range == ends.length || neuron < starts[range]) {
          throw broken("neuron " + neuron + ", which is not its own");
        }
        into.add(neuron);
      }
    }
  }

  private void writeBits(int[] neurons, int count, ByteBuffer out) {
    int i = 0;
    for (int base = first; base < end; base += Byte.SIZE) {
      int bits = 0;
      while (i < count && neurons[i] - base < Byte.SIZE) {
        bits |= 1 << (neurons[i++] - base);
      }
      out.put((byte) bits);
    }
  }

  private long readGap(ByteBuffer in) {
    long gap = 0;
    for (int shift = 0; shift < Integer.SIZE && in.hasRemaining(); shift += 7) {
      int part = in.get();
      gap |= (part & 0x7fL) << shift;
      if (part >= 0) {
        return gap;
      }
    }
    throw broken("a list that ends or overflows inside a number");
  }

  private static void writeGap(int gap, ByteBuffer out) {
    int rest = gap;
    while (rest >= 0x80) {
      out.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private static int gapBytes(int gap) {
    return gap == 0 ? 1 : (38 - Integer.numberOfLeadingZeros(gap)) / 7;
  }

  private void requireOwn(int[] neurons, int count) {
    int range = 0;
    int previous = -1;
    for (int i = 0; i < count; i++) {
      int neuron = neurons[i];
      while (range < ends.length && neuron >= ends[range]) {
        range++;
      }
      if (neuron <= previous || range == ends.length || neuron < starts[range]) {
        throw new IllegalArgumentException("neuron " + neuron + " after " + previous + ": must ascend and be of node " + node);
      }
      previous = neuron;
    }
  }

  private LinkException broken(String what) {
    return new LinkException(LinkException.Kind.PROTOCOL, node, "node " + node + " sent " + what);
  }
}
