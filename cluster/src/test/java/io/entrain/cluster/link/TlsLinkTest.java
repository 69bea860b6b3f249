package io.entrain.cluster.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entrain.cluster.link.LinkException.Kind;
import io.entrain.network.NeuronRange;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
final class TlsLinkTest {
  private static TestCertificates certificates;
  private static LinkSecurity sound;

  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeAll
  static void makeCertificates(@TempDir Path directory) {
    certificates =
        new TestCertificates(directory)
            .authority("authority")
            .node("node", "authority")
            .nodeOfAnotherHost("elsewhere", "authority")
            .expiredNode("expired", "authority")
            .authority("strangers")
            .node("stranger", "strangers");
    sound = security("node", "authority");
  }

  @AfterEach
  void close() {
    TestNodes.close(opened.reversed());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50})
  void shouldGiveAllNodesTheSameSpikes(int spinMicros) {
    LinkSettings settings = TestNodes.SETTINGS.withSpin(Duration.ofNanos(spinMicros * 1000L));
    List<LinkMesh> meshes = keep(TestNodes.open(1, keep(TestNodes.listen(3, sound, settings))));
    assertAllExchange(meshes, 1000);
  }

  @Test
  void shouldPassThroughANetworkThatSplitsEverything() {
    List<LinkAcceptor> acceptors = keep(TestNodes.listen(2, sound, TestNodes.SETTINGS));
    TcpProxy proxy = keep(new TcpProxy(acceptors.get(1).address(), 3));
    assertAllExchange(keep(TestNodes.open(1, acceptors, Map.of(1, proxy.address()))), 50);
  }

  @Test
  void shouldCarryFramesOfManyRecords() {
    int each = 4_000_000;
    TreeMap<Integer, List<NeuronRange>> nodes =
        new TreeMap<>(Map.of(0, List.of(new NeuronRange(0, each)), 1, List.of(new NeuronRange(each, 2 * each))));
    List<LinkAcceptor> acceptors = keep(TestNodes.listen(2, sound, TestNodes.SETTINGS));
    CompletableFuture<LinkMesh> opening =
        TestNodes.inThread(
            () -> LinkMesh.open(
                acceptors.get(0), new LinkEpoch("a run", 1, 2 * each, 0, nodes, Map.of()), Map.of(1, acceptors.get(1).address())));
    LinkMesh one = keep(LinkMesh.open(acceptors.get(1), new LinkEpoch("a run", 1, 2 * each, 1, nodes, Map.of()), Map.of()));
    LinkMesh zero = keep(opening.join());
    int[] of0 = IntStream.range(0, each).filter(neuron -> neuron % 5 != 2).toArray();
    int[] of1 = IntStream.range(each, 2 * each).filter(neuron -> neuron % 7 != 3).toArray();
    CompletableFuture<SpikeFrame[]> peer = TestNodes.inThread(() -> zero.exchange(1, 1, of0, of0.length));
    assertThat(TestNodes.neurons(one.exchange(1, 1, of1, of1.length)[0].spikes())).isEqualTo(of0);
    assertThat(TestNodes.neurons(peer.join()[0].spikes())).isEqualTo(of1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stranger", "expired"})
  void shouldRefuseAConnectingPeerWhoseCertificateIsNotSound(String node) {
    LinkException failure = failureToConnect(security(node, "authority"), sound);
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure).hasMessageContaining("no TLS with node 1").hasMessageContaining("certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stranger", "expired", "elsewhere"})
  void shouldNotConnectToAPeerWhoseCertificateIsNotSound(String node) {
    LinkException failure = failureToConnect(sound, security(node, "authority"));
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure.peer()).isEqualTo(1);
  }

  @Test
  void shouldNotTrustAnotherAuthority() {
    assertThat(failureToConnect(security("node", "strangers"), sound).kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void shouldRefuseAPeerWithoutACertificate() {
    LinkSecurity nameless = LinkSecurity.withMutualTls(TestNodes.TOKEN, certificates.contextWithoutCertificate("authority"));
    assertThat(failureToConnect(nameless, sound).kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void shouldNotTalkToAPeerWithoutTls() {
    LinkSecurity plain = LinkSecurity.onLoopback(TestNodes.TOKEN);
    assertThat(failureToConnect(plain, sound)).hasMessageContaining("node 1");
    assertThat(failureToConnect(sound, plain)).hasMessageContaining("node 1");
  }

  @Test
  void shouldAskForTheTokenToo() {
    LinkSecurity other = LinkSecurity.withMutualTls(new byte[] {1}, certificates.context("node", "authority"));
    assertThat(failureToConnect(other, sound)).hasMessageContaining("it has another token");
  }

  @Test
  void shouldNameThePeerWhoseConnectionIsCut() {
    List<LinkAcceptor> acceptors = keep(TestNodes.listen(2, sound, TestNodes.SETTINGS));
    TcpProxy proxy = keep(new TcpProxy(acceptors.get(1).address(), 1000));
    List<LinkMesh> meshes = keep(TestNodes.open(1, acceptors, Map.of(1, proxy.address())));
    CompletableFuture<LinkException> waiting =
        TestNodes.inThread(() -> catchThrowableOfType(LinkException.class, () -> meshes.get(0).exchange(1, 1, new int[0], 0)));
    proxy.cut();
    assertThat(waiting.join().kind()).isEqualTo(Kind.LOST);
    assertThat(waiting.join().peer()).isEqualTo(1);
  }

  @Test
  void shouldRefuseBytesThatTheNetworkDamaged() {
    List<LinkAcceptor> acceptors = keep(TestNodes.listen(2, sound, TestNodes.SETTINGS));
    TcpProxy proxy = keep(new TcpProxy(acceptors.get(1).address(), 1000));
    List<LinkMesh> meshes = keep(TestNodes.open(1, acceptors, Map.of(1, proxy.address())));
    assertAllExchange(meshes, 10);
    proxy.back().damageNext();
    CompletableFuture<LinkException> waiting =
        TestNodes.inThread(() -> catchThrowableOfType(LinkException.class, () -> meshes.get(0).exchange(1, 11, new int[0], 0)));
    var _ = catchThrowableOfType(LinkException.class, () -> meshes.get(1).exchange(1, 11, new int[0], 0));
    assertThat(waiting.join().peer()).isEqualTo(1);
  }

  private LinkException failureToConnect(LinkSecurity connecting, LinkSecurity accepting) {
    LinkAcceptor one = keep(TestNodes.listen(accepting, TestNodes.SETTINGS));
    one.expect(TestNodes.epoch(1, 1, 2));
    LinkAcceptor zero = keep(TestNodes.listen(connecting, TestNodes.SETTINGS.withOpening(Duration.ofSeconds(2))));
    Map<Integer, InetSocketAddress> addresses = Map.of(1, one.address());
    return catchThrowableOfType(LinkException.class, () -> LinkMesh.open(zero, TestNodes.epoch(0, 1, 2), addresses));
  }

  private static void assertAllExchange(List<LinkMesh> meshes, int steps) {
    List<CompletableFuture<Boolean>> runs =
        IntStream.range(0, meshes.size()).mapToObj(node -> TestNodes.inThread(() -> exchange(meshes.get(node), node, steps))).toList();
    assertThat(runs).allSatisfy(run -> assertThat(run.join()).isTrue());
  }

  /** True if every peer told in every step the one neuron that is due. */
  private static boolean exchange(LinkMesh mesh, int self, int steps) {
    boolean asDue = true;
    for (int step = 1; step <= steps; step++) {
      for (SpikeFrame frame : mesh.exchange(1, step, new int[] {neuronOf(self, step)}, 1)) {
        asDue &= frame.spikes().size() == 1 && frame.spikes().neuron(0) == neuronOf(frame.node(), step);
      }
    }
    return asDue;
  }

  private static int neuronOf(int node, int step) {
    return node * TestNodes.NEURONS + step % TestNodes.NEURONS;
  }

  private static LinkSecurity security(String node, String authority) {
    return LinkSecurity.withMutualTls(TestNodes.TOKEN, certificates.context(node, authority));
  }

  private <T extends AutoCloseable> T keep(T resource) {
    opened.add(resource);
    return resource;
  }

  private <T extends AutoCloseable> List<T> keep(List<T> resources) {
    opened.addAll(resources);
    return resources;
  }
}
