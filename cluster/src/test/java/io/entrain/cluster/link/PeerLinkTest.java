package io.entrain.cluster.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.entrain.cluster.link.LinkException.Kind;
import io.entrain.network.NeuronRange;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PeerLinkTest {
  private static final long EPOCH = 4;
  private static final int MANY = 8_000_000;

  private final SocketPair sockets = SocketPair.open();
  /** Node 1, whose peer is node 0. */
  private final PeerLink link = new PeerLink(TestNodes.epoch(1, EPOCH, 2), 0, new PlainWire(sockets.near()));
  private final FrameCodec peer = new FrameCodec(0, List.of(new NeuronRange(0, TestNodes.NEURONS)), 2 * TestNodes.NEURONS);

  @AfterEach
  void close() throws IOException {
    sockets.close();
  }

  @Test
  void shouldReceiveWhatThePeerSends() throws IOException {
    send(frame(EPOCH, 1, 1, 5, 7, 99));
    assertThat(TestNodes.neurons(receive(1, 1).spikes())).containsExactly(5, 7, 99);
  }

  @Test
  void shouldSayThatNothingIsThereYet() {
    assertThat(link.poll(1, 1)).isNull();
  }

  @Test
  void shouldReceiveAFrameThatComesByteByByte() throws IOException {
    ByteBuffer bytes = frame(EPOCH, 1, 1, 5, 7, 99);
    while (bytes.remaining() > 1) {
      send(bytes.duplicate().limit(bytes.position() + 1));
      bytes.get();
      assertThat(link.poll(1, 1)).isNull();
    }
    send(bytes);
    assertThat(TestNodes.neurons(receive(1, 1).spikes())).containsExactly(5, 7, 99);
  }

  @Test
  void shouldKeepAFrameThatIsOneStepEarly() throws IOException {
    send(frame(EPOCH, 1, 1, 5), frame(EPOCH, 1, 2, 6));
    SpikeFrame first = receive(1, 1);
    assertThat(TestNodes.neurons(receive(1, 2).spikes())).containsExactly(6);
    assertThat(TestNodes.neurons(first.spikes())).containsExactly(5);
  }

  @Test
  void shouldGoOnToTheNextTrial() throws IOException {
    send(frame(EPOCH, 1, 20, 5), frame(EPOCH, 2, 1, 6));
    receive(1, 20);
    assertThat(receive(2, 1).trial()).isEqualTo(2);
  }

  @Test
  void shouldRefuseAFrameThatIsTwoStepsEarly() throws IOException {
    send(frame(EPOCH, 1, 1), frame(EPOCH, 1, 2), frame(EPOCH, 1, 3));
    assertFails(1, 1, Kind.PROTOCOL, "node 0 sent more than one step beyond step 1 of trial 1 in epoch 4");
  }

  @Test
  void shouldRefuseAFrameWhenOneIsMissing() throws IOException {
    send(frame(EPOCH, 1, 2));
    assertFails(1, 1, Kind.PROTOCOL, "node 0 sent step 2 of trial 1 in epoch 4 of run a run where step 1 of trial 1 was due");
  }

  @Test
  void shouldRefuseAFrameThatComesTwice() throws IOException {
    send(frame(EPOCH, 1, 1), frame(EPOCH, 1, 1));
    receive(1, 1);
    assertFails(1, 2, Kind.PROTOCOL, "node 0 sent step 1 of trial 1 in epoch 4 of run a run twice");
  }

  @Test
  void shouldDropAndCountFramesOfEarlierEpochs() throws IOException {
    send(frame(EPOCH - 2, 9, 1, 3), frame(EPOCH - 1, 1, 1, 4), frame(EPOCH, 1, 1, 5));
    assertThat(TestNodes.neurons(receive(1, 1).spikes())).containsExactly(5);
    assertThat(link.staleFrames()).isEqualTo(2);
  }

  @Test
  void shouldRefuseGarbage() throws IOException {
    send(ByteBuffer.wrap("GET / HTTP/1.1\r\nHost: somewhere\r\n\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    assertFails(1, 1, Kind.PROTOCOL, "node 0 sent what is no frame");
  }

  @Test
  void shouldDeliverWhatAPeerSentBeforeItClosed() throws IOException {
    send(frame(EPOCH, 1, 1, 5));
    sockets.far().close();
    assertThat(TestNodes.neurons(receive(1, 1).spikes())).containsExactly(5);
    assertFails(1, 2, Kind.LOST, "node 0 closed its link before it sent step 2 of trial 1 in epoch 4");
  }

  @Test
  void shouldSayWhenThePeerResetTheLink() throws IOException {
    sockets.far().setOption(StandardSocketOptions.SO_LINGER, 0).close();
    assertFails(1, 1, Kind.LOST, "the link to node 0 broke at step 1 of trial 1 in epoch 4");
  }

  @Test
  void shouldSayWhenThisNodeClosedTheLink() {
    link.close();
    assertFails(1, 1, Kind.CLOSED, "this node closed its links of epoch 4");
  }

  @Test
  void shouldSendTheRestOfWhatTheSystemDidNotTake() {
    PeerLink sender = new PeerLink(large(1), 0, new PlainWire(sockets.near()));
    PeerLink receiver = new PeerLink(large(0), 1, new PlainWire(sockets.far()));
    int[] neurons = IntStream.range(0, MANY).filter(neuron -> neuron % 3 != 1).toArray();
    sender.send(1, 1, neurons, neurons.length);
    assertThat(sender.flush()).isFalse();
    sender.send(1, 2, neurons, 1);
    SpikeFrame first = pass(sender, receiver, 1);
    assertThat(TestNodes.neurons(first.spikes())).isEqualTo(neurons);
    SpikeFrame second = pass(sender, receiver, 2);
    assertThat(TestNodes.neurons(second.spikes())).containsExactly(0);
    assertThat(sender.flush()).isTrue();
  }

  private static SpikeFrame pass(PeerLink sender, PeerLink receiver, int step) {
    SpikeFrame frame = null;
    while (frame == null) {
      sender.flush();
      frame = receiver.poll(1, step);
    }
    return frame;
  }

  private static LinkEpoch large(int self) {
    return new LinkEpoch(
        "a run", EPOCH, MANY, self, new TreeMap<>(Map.of(0, List.of(), 1, List.of(new NeuronRange(0, MANY)))), Map.of());
  }

  private ByteBuffer frame(long epoch, int trial, int step, int... neurons) {
    ByteBuffer bytes = ByteBuffer.allocate(peer.maxFrameBytes());
    peer.encode(epoch, trial, step, neurons, neurons.length, bytes);
    return bytes.flip();
  }

  /** All at once, so that they are received at once. */
  private void send(ByteBuffer... frames) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(4096);
    List.of(frames).forEach(all::put);
    all.flip();
    sockets.far().write(all);
    assertThat(all.hasRemaining()).isFalse();
  }

  private SpikeFrame receive(int trial, int step) {
    return await().until(() -> link.poll(trial, step), Objects::nonNull);
  }

  private void assertFails(int trial, int step, Kind kind, String message) {
    assertThatExceptionOfType(LinkException.class)
        .isThrownBy(() -> await().until(() -> link.poll(trial, step) != null))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind))
        .satisfies(e -> assertThat(e.peer()).isEqualTo(kind == Kind.CLOSED ? -1 : 0));
  }
}
