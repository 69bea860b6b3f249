package io.entrain.cluster.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entrain.cluster.link.LinkException.Kind;
import io.entrain.network.NeuronRange;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LinkAcceptorTest {
  private static final LinkSecurity SECURITY = LinkSecurity.onLoopback(TestNodes.TOKEN);
  private static final LinkSettings HASTY = TestNodes.SETTINGS.withOpening(Duration.ofMillis(300));

  private final List<AutoCloseable> opened = new ArrayList<>();
  /** Of node 1; node 0 connects to it. */
  private final LinkAcceptor acceptor = keep(TestNodes.listen(SECURITY, TestNodes.SETTINGS.withStrangers(3)));

  @AfterEach
  void close() {
    TestNodes.close(opened.reversed());
  }

  @Test
  void shouldRefuseAPeerWithAnotherToken() {
    acceptor.expect(TestNodes.epoch(1, 5, 2));
    LinkSecurity other = LinkSecurity.onLoopback("another token".getBytes(StandardCharsets.UTF_8));
    LinkException failure = failureToOpen(TestNodes.epoch(0, 5, 2), keep(TestNodes.listen(other, TestNodes.SETTINGS)));
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure.peer()).isEqualTo(1);
    assertThat(failure).hasMessageContaining("refused the link of epoch 5 of run a run: it has another token");
  }

  @Test
  void shouldRefuseAnEarlierEpoch() {
    acceptor.expect(TestNodes.epoch(1, 5, 2));
    assertThat(failureToOpen(TestNodes.epoch(0, 4, 2))).hasMessageContaining("it is in a later epoch");
  }

  @Test
  void shouldRefuseAnEpochThatHasEnded() {
    acceptor.expect(TestNodes.epoch(1, 5, 2)).close();
    assertThat(failureToOpen(TestNodes.epoch(0, 5, 2))).hasMessageContaining("it is in a later epoch");
  }

  @Test
  void shouldPutOffAnEpochThatIsNotOpenYet() {
    acceptor.expect(TestNodes.epoch(1, 5, 2));
    LinkException failure = failureToOpen(TestNodes.epoch(0, 6, 2), keep(TestNodes.listen(SECURITY, HASTY)));
    assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(failure).hasMessageContaining("did not open its link of epoch 6 of run a run in time: has not opened this epoch");
  }

  @Test
  void shouldAdmitAPeerThatTriedTooEarly() {
    CompletableFuture<LinkMesh> peer =
        TestNodes.inThread(() -> LinkMesh.open(keep(TestNodes.listen()), TestNodes.epoch(0, 6, 2), address()));
    LinkMesh mesh = keep(LinkMesh.open(acceptor, TestNodes.epoch(1, 6, 2), Map.of()));
    keep(peer.join());
    assertThat(mesh.staleFrames()).isZero();
  }

  @Test
  void shouldRefuseAnotherRun() {
    LinkEpoch mine = TestNodes.epoch(1, 5, 2);
    acceptor.expect(new LinkEpoch("another run", 5, mine.neurons(), 1, mine.nodes(), Map.of()));
    LinkException failure = failureToOpen(TestNodes.epoch(0, 5, 2), keep(TestNodes.listen(SECURITY, HASTY)));
    assertThat(failure).hasMessageContaining("is in another run");
  }

  @Test
  void shouldRefuseANodeItDoesNotKnow() {
    acceptor.expect(epoch(1, 200, 1, 2));
    assertThat(failureToOpen(epoch(0, 200, 0, 1))).hasMessageContaining("does not know the number of one of the nodes");
  }

  @Test
  void shouldRefuseAPeerThatMeansAnotherNode() {
    acceptor.expect(epoch(2, 200, 0, 1, 2));
    assertThat(failureToOpen(epoch(0, 200, 0, 1))).hasMessageContaining("or has another number itself");
  }

  @Test
  void shouldRefuseAnotherNumberOfNeurons() {
    acceptor.expect(epoch(1, 300, 0, 1));
    assertThat(failureToOpen(epoch(0, 200, 0, 1))).hasMessageContaining("has another number of neurons");
  }

  @Test
  void shouldRefuseASecondLinkToTheSamePeer() {
    List<LinkAcceptor> acceptors = List.of(keep(TestNodes.listen()), acceptor);
    List<LinkMesh> meshes = TestNodes.open(5, acceptors);
    meshes.forEach(this::keep);
    LinkException failure = failureToOpen(TestNodes.epoch(0, 5, 2), keep(TestNodes.listen()));
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure).hasMessageContaining("it has this link already");
    assertExchanges(meshes);
  }

  @Test
  void shouldTellAPeerOfAnotherVersion() throws IOException {
    try (Socket socket = connect()) {
      byte[] hello = hello();
      hello[5] = 9;
      socket.getOutputStream().write(hello);
      assertThat(answer(socket)).isEqualTo(Answer.VERSION);
    }
  }

  @Test
  void shouldRefuseAProofThatDoesNotHold() throws IOException {
    acceptor.expect(TestNodes.epoch(1, 5, 2));
    try (Socket socket = connect()) {
      socket.getOutputStream().write(hello());
      socket.getInputStream().readNBytes(HandshakeMessage.HEADER_BYTES + Hello.NONCE_BYTES);
      socket.getOutputStream().write(HandshakeMessage.PROOF.with(new byte[HandshakeProof.BYTES]).array());
      assertThat(answer(socket)).isEqualTo(Answer.TOKEN);
    }
  }

  @Test
  void shouldNotTrustAnAcceptorThatDoesNotKnowTheToken() throws IOException {
    try (ServerSocket impostor = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<byte[]> heard = TestNodes.inThread(() -> acceptAll(impostor));
      InetSocketAddress address = (InetSocketAddress) impostor.getLocalSocketAddress();
      LinkAcceptor own = keep(TestNodes.listen());
      LinkException failure =
          catchThrowableOfType(LinkException.class, () -> LinkMesh.open(own, TestNodes.epoch(0, 5, 2), Map.of(1, address)));
      assertThat(failure).hasMessageContaining("it has another token");
      assertThat(new String(heard.join(), StandardCharsets.ISO_8859_1))
          .doesNotContain(new String(TestNodes.TOKEN, StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void shouldHangUpOnGarbage() throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }
    assertPairWorks();
  }

  @Test
  void shouldHangUpOnWhoeverIsSilentOrSlow() throws IOException {
    LinkAcceptor strict = keep(TestNodes.listen(SECURITY, TestNodes.SETTINGS.withHandshake(Duration.ofMillis(100))));
    try (Socket silent = new Socket(strict.address().getAddress(), strict.address().getPort());
        Socket slow = new Socket(strict.address().getAddress(), strict.address().getPort())) {
      slow.getOutputStream().write(hello(), 0, 50);
      assertThat(silent.getInputStream().read()).isEqualTo(-1);
      assertThat(slow.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void shouldAdmitAPeerHoweverManyStrangersWait() throws IOException {
    List<Socket> strangers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Socket stranger = keep(connect());
      stranger.getOutputStream().write(hello(), 0, i);
      strangers.add(stranger);
    }
    assertPairWorks();
    assertThat(strangers.getFirst().getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void shouldNotDisturbLinksByStrangers() throws IOException {
    List<LinkMesh> meshes = TestNodes.open(5, List.of(keep(TestNodes.listen()), acceptor));
    meshes.forEach(this::keep);
    for (int i = 0; i < 20; i++) {
      keep(connect()).getOutputStream().write(new byte[i]);
      assertExchanges(meshes.get(0), meshes.get(1), i + 1);
    }
  }

  @Test
  void shouldListenOnLoopbackOnlyWithoutTls() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinkAcceptor.open(new InetSocketAddress("0.0.0.0", 0), SECURITY, TestNodes.SETTINGS))
        .withMessageContaining("is not loopback; links beyond it need mutual TLS");
  }

  @Test
  void shouldConnectToLoopbackOnlyWithoutTls() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinkMesh.open(acceptor, TestNodes.epoch(0, 1, 2), Map.of(1, new InetSocketAddress("192.0.2.1", 1))))
        .withMessageContaining("is not loopback");
  }

  @Test
  void shouldExpectNothingAfterItIsClosed() throws IOException {
    acceptor.close();
    assertThat(failureToOpen(TestNodes.epoch(1, 5, 2), acceptor)).hasMessageContaining("no longer listens");
  }

  /** Says yes to whoever comes, and returns what it heard. */
  private static byte[] acceptAll(ServerSocket server) {
    try (Socket socket = server.accept()) {
      byte[] hello = socket.getInputStream().readNBytes(HandshakeMessage.HEADER_BYTES + Hello.BYTES);
      socket.getOutputStream().write(HandshakeMessage.CHALLENGE.with(new byte[Hello.NONCE_BYTES]).array());
      byte[] proof = socket.getInputStream().readNBytes(HandshakeMessage.HEADER_BYTES + HandshakeProof.BYTES);
      socket.getOutputStream().write(HandshakeMessage.ANSWER.with(new byte[HandshakeMessage.ANSWER.bodyBytes()]).array());
      return ByteBuffer.allocate(hello.length + proof.length).put(hello).put(proof).array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] hello() {
    return HandshakeMessage.HELLO.with(Hello.to(1, TestNodes.epoch(0, 5, 2), HandshakeProof.nonce()).toBytes()).array();
  }

  private static Answer answer(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    in.readLong();
    return Answer.of(in.readInt());
  }

  private Socket connect() throws IOException {
    return new Socket(acceptor.address().getAddress(), acceptor.address().getPort());
  }

  private static LinkEpoch epoch(int self, int neurons, int... nodes) {
    TreeMap<Integer, List<NeuronRange>> ranges = new TreeMap<>();
    for (int node : nodes) {
      ranges.put(node, List.of(new NeuronRange(node * 50, (node + 1) * 50)));
    }
    return new LinkEpoch("a run", 5, neurons, self, ranges, Map.of());
  }

  private void assertPairWorks() {
    List<LinkMesh> meshes = TestNodes.open(5, List.of(keep(TestNodes.listen()), acceptor));
    meshes.forEach(this::keep);
    assertExchanges(meshes);
  }

  private static void assertExchanges(List<LinkMesh> meshes) {
    assertExchanges(meshes.get(0), meshes.get(1), 1);
  }

  private static void assertExchanges(LinkMesh zero, LinkMesh one, int step) {
    CompletableFuture<SpikeFrame[]> peer = TestNodes.inThread(() -> zero.exchange(1, step, new int[] {7}, 1));
    assertThat(TestNodes.neurons(one.exchange(1, step, new int[] {101}, 1)[0].spikes())).containsExactly(7);
    assertThat(TestNodes.neurons(peer.join()[0].spikes())).containsExactly(101);
  }

  private LinkException failureToOpen(LinkEpoch epoch) {
    return failureToOpen(epoch, keep(TestNodes.listen()));
  }

  private LinkException failureToOpen(LinkEpoch epoch, LinkAcceptor own) {
    return catchThrowableOfType(LinkException.class, () -> LinkMesh.open(own, epoch, address()));
  }

  private Map<Integer, InetSocketAddress> address() {
    return Map.of(1, acceptor.address(), 2, acceptor.address());
  }

  private synchronized <T extends AutoCloseable> T keep(T resource) {
    opened.add(resource);
    return resource;
  }
}
