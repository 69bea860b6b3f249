package io.entrain.cluster.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import io.entrain.network.NeuronRange;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameCodecTest {
  private static final int NODE = 3;
  private static final long EPOCH = 7;

  @ParameterizedTest
  @CsvSource({
    "1,0", "1,1", "7,0.3", "8,1", "9,0.5", "58,0", "58,0.02", "207,0.1", "207,0.2", "1024,0.01", "1024,1", "4097,0.001", "4097,0.12",
    "66001,0.0002", "66001,0.9"
  })
  void shouldGiveBackWhatWasEncoded(int size, double density) {
    List<NeuronRange> ranges = List.of(new NeuronRange(1001, 1001 + size));
    int[] neurons = draw(ranges, density);
    SpikeFrame frame = passOn(codec(ranges), neurons);
    assertThat(frame.node()).isEqualTo(NODE);
    assertThat(frame.trial()).isEqualTo(5);
    assertThat(frame.step()).isEqualTo(19_999);
    assertThat(TestNodes.neurons(frame.spikes())).isEqualTo(neurons);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.3, 1})
  void shouldServeANodeWhoseRangesLieApart(double density) {
    List<NeuronRange> ranges = List.of(new NeuronRange(3, 20), new NeuronRange(20, 20), new NeuronRange(20, 33), new NeuronRange(300, 431));
    int[] neurons = draw(ranges, density);
    assertThat(TestNodes.neurons(passOn(codec(ranges), neurons).spikes())).isEqualTo(neurons);
  }

  @Test
  void shouldServeANodeWithoutNeurons() {
    assertThat(passOn(codec(List.of()), new int[0]).spikes().size()).isZero();
  }

  @Test
  void shouldSpendAByteOnEachOfFewNeuronsAndABitOnEachOfMany() {
    List<NeuronRange> ranges = List.of(new NeuronRange(0, 1000));
    assertThat(encoded(codec(ranges), 10, 11, 130).remaining()).isEqualTo(FrameCodec.HEADER_BYTES + 3);
    assertThat(encoded(codec(ranges), IntStream.range(200, 500).toArray()).remaining()).isEqualTo(FrameCodec.HEADER_BYTES + 125);
  }

  @Test
  void shouldTakeFramesOneByOne() {
    FrameCodec codec = codec(List.of(new NeuronRange(0, 50)));
    ByteBuffer bytes = ByteBuffer.allocate(1000);
    codec.encode(EPOCH, 1, 1, new int[] {4, 9}, 2, bytes);
    codec.encode(EPOCH, 1, 2, new int[] {49}, 1, bytes);
    bytes.flip();
    SpikeFrame frame = codec.newFrame();
    assertThat(codec.decode(bytes, EPOCH, frame)).isTrue();
    assertThat(TestNodes.neurons(frame.spikes())).containsExactly(4, 9);
    assertThat(codec.decode(bytes, EPOCH, frame)).isTrue();
    assertThat(TestNodes.neurons(frame.spikes())).containsExactly(49);
    assertThat(bytes.hasRemaining()).isFalse();
  }

  @Test
  void shouldDropAFrameOfAnEarlierEpoch() {
    FrameCodec codec = codec(List.of(new NeuronRange(0, 50)));
    ByteBuffer bytes = encoded(codec, 1, 2);
    assertThat(codec.decode(bytes, EPOCH + 1, codec.newFrame())).isFalse();
    assertThat(bytes.hasRemaining()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05, 0.6})
  void shouldRefuseAFrameWithAnyByteChanged(double density) {
    List<NeuronRange> ranges = List.of(new NeuronRange(16, 240));
    FrameCodec codec = codec(ranges);
    ByteBuffer sound = encoded(codec, draw(ranges, density));
    for (int at = 0; at < sound.limit(); at++) {
      for (int change : new int[] {1, 0x10, 0x80, 0xff}) {
        ByteBuffer bytes = copy(sound);
        bytes.put(at, (byte) (bytes.get(at) ^ change));
        assertThat(isRefusedOrUnfinished(codec, bytes)).as("byte %d changed by %d", at, change).isTrue();
      }
    }
  }

  @Test
  void shouldWaitForTheRestOfAFrame() {
    FrameCodec codec = codec(List.of(new NeuronRange(0, 50)));
    ByteBuffer bytes = encoded(codec, 1, 2, 3);
    int whole = bytes.limit();
    for (int part = 0; part < whole; part++) {
      assertThat(codec.frameBytes(bytes.limit(part))).isEqualTo(part < FrameCodec.HEADER_BYTES ? 0 : whole);
    }
  }

  @Test
  void shouldSayFromWhomAFrameIsRefused() {
    FrameCodec codec = codec(List.of(new NeuronRange(0, 50)));
    assertRefused(() -> codec.frameBytes(encoded(codec, 1).putInt(0, 17)), "node 3 sent what is no frame");
    assertRefused(() -> codec.frameBytes(encoded(codec, 1).putShort(4, (short) 9)), "node 3 sent a frame of version 9, not 1");
    assertRefused(() -> codec.frameBytes(encoded(codec, 1).putInt(28, 1 << 30)), "1073741824 bytes, more than the 12501 there can be");
    assertRefused(() -> codec.frameBytes(encoded(codec, 1).putInt(28, -1)), "-1 bytes");
    assertRefused(() -> decode(codec, encoded(codec, 1).put(36, (byte) 2)), "damaged");
    assertRefused(() -> decode(codec, signed(encoded(codec, 1).putInt(24, 4))), "node 3 sent a frame in the name of node 4");
    assertRefused(() -> decode(codec, signed(encoded(codec, 1).putLong(8, 8))), "a frame of epoch 8 in epoch 7");
    assertRefused(() -> decode(codec, signed(encoded(codec, 1).putShort(6, (short) 5))), "form 5");
    assertRefused(() -> decode(codec, signed(encoded(codec, 1).put(36, (byte) 0x80))), "inside a number");
    assertRefused(() -> decode(codec, signed(encoded(codec, 1).put(36, (byte) 50))), "neuron 50, which is not its own");
    assertRefused(() -> decode(codec, signed(encoded(codec, 1).putShort(6, (short) 2))), "a bit set of 1 bytes in place of 7");
  }

  @Test
  void shouldRefuseNeuronsThatAreNotTheSenders() {
    FrameCodec wide = codec(List.of(new NeuronRange(0, 64)));
    FrameCodec narrow = codec(List.of(new NeuronRange(0, 10), new NeuronRange(20, 60)));
    assertRefused(() -> decode(narrow, encoded(wide, 5, 15)), "neuron 15, which is not its own");
    assertRefused(() -> decode(narrow, encoded(wide, 5, 60)), "neuron 60, which is not its own");
    assertRefused(() -> decode(narrow, encoded(wide, IntStream.range(0, 64).toArray())), "neuron 10, which is not its own");
  }

  @Test
  void shouldRefuseAListThatOverflows() {
    FrameCodec codec = codec(List.of(new NeuronRange(0, 64)));
    ByteBuffer bytes = encoded(codec, 1, 2, 3, 4, 5, 6);
    bytes.position(36).put(new byte[] {3, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f}).position(0);
    assertRefused(() -> decode(codec, signed(bytes)), "which is not its own");
  }

  @Test
  void shouldEncodeOnlyOwnNeuronsInOrder() {
    FrameCodec codec = codec(List.of(new NeuronRange(5, 10), new NeuronRange(20, 30)));
    assertThatIllegalArgumentException().isThrownBy(() -> encoded(codec, 7, 6)).withMessageContaining("neuron 6 after 7");
    assertThatIllegalArgumentException().isThrownBy(() -> encoded(codec, 7, 7));
    assertThatIllegalArgumentException().isThrownBy(() -> encoded(codec, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> encoded(codec, 15));
    assertThatIllegalArgumentException().isThrownBy(() -> encoded(codec, 30));
  }

  @Test
  void shouldAllocateNothing() {
    List<NeuronRange> ranges = List.of(new NeuronRange(0, 500));
    FrameCodec codec = codec(ranges);
    SpikeFrame frame = codec.newFrame();
    ByteBuffer bytes = ByteBuffer.allocateDirect(codec.maxFrameBytes());
    int[] few = draw(ranges, 0.02);
    int[] many = draw(ranges, 0.5);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int pass = 0; pass < 2000; pass++) {
      if (pass == 1000) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      int[] neurons = (pass & 1) == 0 ? few : many;
      codec.encode(EPOCH, 1, pass, neurons, neurons.length, bytes.clear());
      codec.decode(bytes.flip(), EPOCH, frame);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
  }

  private static FrameCodec codec(List<NeuronRange> ranges) {
    return new FrameCodec(NODE, ranges, 100_003);
  }

  private static int[] draw(List<NeuronRange> ranges, double density) {
    SplittableRandom random = new SplittableRandom(1);
    return ranges.stream()
        .flatMapToInt(range -> IntStream.range(range.from(), range.to()))
        .filter(neuron -> random.nextDouble() < density)
        .toArray();
  }

  private static ByteBuffer encoded(FrameCodec codec, int... neurons) {
    ByteBuffer bytes = ByteBuffer.allocate(codec.maxFrameBytes());
    codec.encode(EPOCH, 5, 19_999, neurons, neurons.length, bytes);
    return bytes.flip();
  }

  private static SpikeFrame passOn(FrameCodec codec, int[] neurons) {
    ByteBuffer bytes = encoded(codec, neurons);
    assertThat(codec.frameBytes(bytes)).isEqualTo(bytes.remaining());
    return decode(codec, bytes);
  }

  private static SpikeFrame decode(FrameCodec codec, ByteBuffer bytes) {
    SpikeFrame frame = codec.newFrame();
    assertThat(codec.decode(bytes, EPOCH, frame)).isTrue();
    return frame;
  }

  private static boolean isRefusedOrUnfinished(FrameCodec codec, ByteBuffer bytes) {
    try {
      if (codec.frameBytes(bytes) > bytes.remaining()) {
        return true;
      }
      codec.decode(bytes, EPOCH, codec.newFrame());
      return false;
    } catch (LinkException e) {
      return e.kind() == LinkException.Kind.PROTOCOL && e.peer() == NODE;
    }
  }

  private static ByteBuffer copy(ByteBuffer bytes) {
    return ByteBuffer.allocate(bytes.limit()).put(0, bytes, 0, bytes.limit());
  }

  /** With the checksum that its bytes now have. */
  private static ByteBuffer signed(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.slice(0, 32));
    sum.update(bytes.slice(36, bytes.limit() - 36));
    return bytes.putInt(32, (int) sum.getValue());
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatExceptionOfType(LinkException.class)
        .isThrownBy(call)
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.peer()).isEqualTo(NODE));
  }
}
