package io.entrain.cluster.link;

import io.entrain.network.NeuronRange;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Frames of one sender as bytes. A frame is a header of {@value #HEADER_BYTES} bytes and a {@link SpikePayload}, big-endian:
 * <pre>
 * offset  0 magic, 4 bytes     4 version, 2   6 form of the payload, 2   8 epoch, 8   16 trial, 4   20 step, 4
 *        24 sending node, 4   28 bytes of the payload, 4   32 CRC32C of bytes 0 to 31 and the payload, 4
 * </pre>
 * Magic, version and length are checked as soon as the header is there, so that a length nobody can mean is never waited for. Allocates
 * nothing after construction. For one thread.
 */
final class FrameCodec {
  static final int HEADER_BYTES = 36;
  static final int MAGIC = 0x454e_5350; // ENSP
  static final short VERSION = 1;

  private static final int VERSION_AT = 4;
  private static final int FORM_AT = 6;
  private static final int EPOCH_AT = 8;
  private static final int TRIAL_AT = 16;
  private static final int STEP_AT = 20;
  private static final int NODE_AT = 24;
  private static final int LENGTH_AT = 28;
  private static final int CHECKSUM_AT = 32;

  private final int node;
  private final int maxPayload;
  private final SpikePayload payload;
  private final CRC32C checksum = new CRC32C();

  /**
   * For the frames of {@code node}.
   *
   * @param ranges its neurons, ascending
   * @param neurons of the whole network; bounds a frame of any epoch
   */
  FrameCodec(int node, List<NeuronRange> ranges, int neurons) {
    this.node = node;
    maxPayload = Math.ceilDiv(neurons, Byte.SIZE);
    payload = new SpikePayload(node, ranges);
  }

  int maxFrameBytes() {
    return HEADER_BYTES + maxPayload;
  }

  /** A frame that has room for any spikes of the sender. */
  SpikeFrame newFrame() {
    return new SpikeFrame(node, payload.capacity());
  }

  /**
   * Appends a frame to {@code out}, which must have room for {@link #maxFrameBytes()}.
   *
   * @param neurons the first {@code count} are read: neurons of the sender, ascending, else {@link IllegalArgumentException}
   */
  void encode(long epoch, int trial, int step, int[] neurons, int count, ByteBuffer out) {
    int start = out.position();
    out.position(start + HEADER_BYTES);
    short form;
    try {
      form = payload.write(neurons, count, out);
    } catch (IllegalArgumentException e) {
      out.position(start);
      throw e;
    }
    int end = out.position();
    out.putInt(start, MAGIC);
    out.putShort(start + VERSION_AT, VERSION);
    out.putShort(start + FORM_AT, form);
    out.putLong(start + EPOCH_AT, epoch);
    out.putInt(start + TRIAL_AT, trial);
    out.putInt(start + STEP_AT, step);
    out.putInt(start + NODE_AT, node);
    out.putInt(start + LENGTH_AT, end - start - HEADER_BYTES);
    int limit = out.limit();
    out.putInt(start + CHECKSUM_AT, checksumOf(out, start, end));
    out.limit(limit).position(end);
  }

  /**
   * Looks at the first frame of {@code in} without taking it.
   *
   * @return its bytes with the header, or 0 as long as the header is not there as a whole
   */
  int frameBytes(ByteBuffer in) {
    if (in.remaining() < HEADER_BYTES) {
      return 0;
    }
    int start = in.position();
    if (in.getInt(start) != MAGIC) {
      throw broken("what is no frame");
    }
    if (in.getShort(start + VERSION_AT) != VERSION) {
      throw broken("a frame of version " + in.getShort(start + VERSION_AT) + ", not " + VERSION);
    }
    int length = in.getInt(start + LENGTH_AT);
    if (length < 0 || length > maxPayload) {
      throw broken("a frame of " + length + " bytes, more than the " + maxPayload + " there can be");
    }
    return HEADER_BYTES + length;
  }

  /**
   * Takes the first frame of {@code in}, which must be there as a whole.
   *
   * @param epoch the epoch that runs
   * @param into written, unless the frame is stale
   * @return false if the frame is of an earlier epoch
   */
  boolean decode(ByteBuffer in, long epoch, SpikeFrame into) {
    int start = in.position();
    int end = start + frameBytes(in);
    int limit = in.limit();
    int sum = checksumOf(in, start, end);
    if (sum != in.getInt(start + CHECKSUM_AT)) {
      throw broken("a frame that was damaged on the way: checksum does not fit");
    }
    if (in.getInt(start + NODE_AT) != node) {
      throw broken("a frame in the name of node " + in.getInt(start + NODE_AT));
    }
    long frameEpoch = in.getLong(start + EPOCH_AT);
    if (frameEpoch > epoch) {
      throw broken("a frame of epoch " + frameEpoch + " in epoch " + epoch);
    }
    if (frameEpoch == epoch) {
      into.begin(in.getInt(start + TRIAL_AT), in.getInt(start + STEP_AT));
      in.limit(end).position(start + HEADER_BYTES);
      payload.read(in.getShort(start + FORM_AT), in, into.spikes());
    }
    in.limit(limit).position(end);
    return frameEpoch == epoch;
  }

  /** Changes position and limit. */
  private int checksumOf(ByteBuffer bytes, int start, int end) {
    checksum.reset();
    checksum.update(bytes.limit(start + CHECKSUM_AT).position(start));
    checksum.update(bytes.limit(end).position(start + HEADER_BYTES));
    return (int) checksum.getValue();
  }

  private LinkException broken(String what) {
    return new LinkException(LinkException.Kind.PROTOCOL, node, "node " + node + " sent " + what);
  }
}
