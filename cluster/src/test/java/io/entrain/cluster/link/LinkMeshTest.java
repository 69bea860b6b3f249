package io.entrain.cluster.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.entrain.cluster.link.LinkException.Kind;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
final class LinkMeshTest {
  private static final int[] NONE = {};

  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() {
    TestNodes.close(opened.reversed());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50, 5_000})
  void shouldGiveAllNodesTheSameSpikesInAThousandSteps(int spinMicros) {
    LinkSettings settings = TestNodes.SETTINGS.withSpin(Duration.ofNanos(spinMicros * 1000L));
    List<LinkMesh> meshes = open(3, settings);
    List<CompletableFuture<List<int[]>>> runs = new ArrayList<>();
    for (int node = 0; node < 3; node++) {
      int self = node;
      runs.add(TestNodes.inThread(() -> run(meshes.get(self), self, 1000)));
    }
    List<int[]> first = runs.getFirst().join();
    assertThat(first).hasSize(1000);
    for (CompletableFuture<List<int[]>> run : runs) {
      assertThat(run.join()).usingRecursiveComparison().isEqualTo(first);
    }
  }

  @Test
  void shouldKeepSpikesFrozenUntilTheExchangeAfterTheNext() {
    List<LinkMesh> meshes = open(2, TestNodes.SETTINGS);
    CompletableFuture<SpikeFrame[]> peer =
        TestNodes.inThread(
            () -> {
              meshes.get(0).exchange(1, 1, new int[] {5}, 1);
              return meshes.get(0).exchange(1, 2, new int[] {6}, 1);
            });
    SpikeFrame[] first = meshes.get(1).exchange(1, 1, NONE, 0);
    SpikeFrame[] second = meshes.get(1).exchange(1, 2, NONE, 0);
    peer.join();
    assertThat(TestNodes.neurons(first[0].spikes())).containsExactly(5);
    assertThat(TestNodes.neurons(second[0].spikes())).containsExactly(6);
  }

  @Test
  void shouldServeANodeWithoutPeers() {
    assertThat(open(1, TestNodes.SETTINGS).getFirst().exchange(1, 1, new int[] {5}, 1)).isEmpty();
  }

  @Test
  void shouldOpenEpochAfterEpochAtTheSamePorts() {
    List<LinkAcceptor> acceptors = listen(3, TestNodes.SETTINGS);
    for (int epoch = 1; epoch <= 5; epoch++) {
      List<LinkMesh> meshes = keep(TestNodes.open(epoch, acceptors));
      List<CompletableFuture<List<int[]>>> runs =
          IntStream.range(0, 3).mapToObj(node -> TestNodes.inThread(() -> run(meshes.get(node), node, 10))).toList();
      assertThat(runs).allSatisfy(run -> assertThat(run.join()).hasSize(10));
      TestNodes.close(meshes);
    }
  }

  @Test
  void shouldPassThroughANetworkThatSplitsEverything() {
    List<LinkAcceptor> acceptors = listen(2, TestNodes.SETTINGS);
    TcpProxy proxy = proxyTo(acceptors.get(1), 3);
    List<LinkMesh> meshes = openThrough(proxy, acceptors);
    CompletableFuture<List<int[]>> peer = TestNodes.inThread(() -> run(meshes.get(0), 0, 100));
    assertThat(run(meshes.get(1), 1, 100)).usingRecursiveComparison().isEqualTo(peer.join());
  }

  @Test
  void shouldWaitForSpikesThatAreLate() {
    List<LinkAcceptor> acceptors = listen(2, TestNodes.SETTINGS);
    TcpProxy proxy = proxyTo(acceptors.get(1), 1000);
    List<LinkMesh> meshes = openThrough(proxy, acceptors);
    proxy.back().hold();
    CompletableFuture<SpikeFrame[]> waiting = TestNodes.inThread(() -> meshes.get(0).exchange(1, 1, NONE, 0));
    meshes.get(1).exchange(1, 1, new int[] {150}, 1);
    assertThat(waiting).isNotDone();
    proxy.back().release();
    assertThat(TestNodes.neurons(waiting.join()[0].spikes())).containsExactly(150);
  }

  @Test
  void shouldNameTheStepThatAPeerDoesNotReach() {
    LinkMesh mesh = open(2, TestNodes.SETTINGS.withSilence(Duration.ofMillis(200))).get(1);
    LinkException failure = failure(() -> mesh.exchange(2, 17, NONE, 0)).join();
    assertThat(failure).hasMessage("no spikes of step 17 of trial 2 in epoch 1 of run a run within 200 ms from node 0");
    assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(failure.peer()).isZero();
  }

  @Test
  void shouldNameThePeerThatIsCutOffOneWay() {
    List<LinkAcceptor> acceptors =
        List.of(keep(TestNodes.listen(security(), TestNodes.SETTINGS.withSilence(Duration.ofMillis(200)))), keep(TestNodes.listen()));
    TcpProxy proxy = proxyTo(acceptors.get(1), 1000);
    List<LinkMesh> meshes = openThrough(proxy, acceptors);
    proxy.back().hold();
    CompletableFuture<LinkException> hears = failure(() -> exchange(meshes.get(1), 1, 2));
    CompletableFuture<LinkException> deaf = failure(() -> exchange(meshes.get(0), 1, 2));
    assertThat(deaf.join().kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(deaf.join()).hasMessageContaining("step 1 of trial 1").hasMessageEndingWith("from node 1");
    assertThat(hears.join().kind()).isEqualTo(Kind.LOST);
    assertThat(hears.join().peer()).isZero();
  }

  @Test
  void shouldNameThePeerWhoseConnectionIsCut() {
    List<LinkAcceptor> acceptors = listen(2, TestNodes.SETTINGS);
    TcpProxy proxy = proxyTo(acceptors.get(1), 1000);
    List<LinkMesh> meshes = openThrough(proxy, acceptors);
    CompletableFuture<LinkException> waiting = failure(() -> meshes.get(0).exchange(1, 1, NONE, 0));
    proxy.cut();
    assertThat(waiting.join().kind()).isEqualTo(Kind.LOST);
    assertThat(waiting.join().peer()).isEqualTo(1);
  }

  @Test
  void shouldRefuseSpikesThatTheNetworkDamagedOrRepeated() {
    for (boolean repeat : new boolean[] {false, true}) {
      List<LinkAcceptor> acceptors = listen(2, TestNodes.SETTINGS);
      TcpProxy proxy = proxyTo(acceptors.get(1), 1000);
      List<LinkMesh> meshes = openThrough(proxy, acceptors);
      CompletableFuture<List<int[]>> peer = TestNodes.inThread(() -> run(meshes.get(1), 1, 1000));
      run(meshes.get(0), 0, 500);
      if (repeat) {
        proxy.back().repeatNext();
      } else {
        proxy.back().damageNext();
      }
      LinkException failure =
          catchThrowableOfType(
              LinkException.class, () -> IntStream.range(501, 1001).forEach(step -> meshes.get(0).exchange(1, step, NONE, 0)));
      assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
      assertThat(failure.peer()).isEqualTo(1);
      assertThat(peer).failsWithin(Duration.ofSeconds(60));
    }
  }

  @Test
  void shouldTellAllPeersWhenOneIsGone() {
    List<LinkMesh> meshes = open(4, TestNodes.SETTINGS);
    List<CompletableFuture<LinkException>> waiting =
        IntStream.range(0, 3).mapToObj(node -> failure(() -> meshes.get(node).exchange(1, 1, NONE, 0))).toList();
    meshes.get(3).close();
    assertThat(waiting).allSatisfy(each -> assertThat(each.join().kind()).isEqualTo(Kind.LOST));
  }

  @Test
  void shouldRepeatTheFirstFailure() {
    List<LinkMesh> meshes = open(2, TestNodes.SETTINGS);
    meshes.get(0).close();
    LinkException first = failure(() -> meshes.get(1).exchange(1, 1, NONE, 0)).join();
    assertThat(first.kind()).isEqualTo(Kind.LOST);
    assertThat(failure(() -> meshes.get(1).exchange(1, 1, NONE, 0)).join()).isSameAs(first);
  }

  @Test
  void shouldEndTheEpochWhenItIsGivenNeuronsOfAnotherNode() {
    List<LinkMesh> meshes = open(2, TestNodes.SETTINGS);
    CompletableFuture<LinkException> peer = failure(() -> meshes.get(0).exchange(1, 1, NONE, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> meshes.get(1).exchange(1, 1, new int[] {5}, 1));
    assertThat(peer.join().peer()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10_000})
  void shouldStopWaitingWhenItIsClosed(int spinMillis) {
    LinkMesh mesh = open(2, TestNodes.SETTINGS.withSpin(Duration.ofMillis(spinMillis))).getFirst();
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    CompletableFuture<LinkException> waiting =
        failure(
            () -> {
              thread.complete(Thread.currentThread());
              mesh.exchange(1, 1, NONE, 0);
            });
    thread.join();
    mesh.close();
    assertThat(waiting.join()).hasMessageContaining("this node closed its links of epoch 1");
    assertThat(waiting.join().kind()).isEqualTo(Kind.CLOSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10_000})
  void shouldStopWaitingWhenItsThreadIsInterrupted(int spinMillis) {
    LinkMesh mesh = open(2, TestNodes.SETTINGS.withSpin(Duration.ofMillis(spinMillis))).getFirst();
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    CompletableFuture<LinkException> waiting =
        failure(
            () -> {
              thread.complete(Thread.currentThread());
              mesh.exchange(1, 1, NONE, 0);
            });
    thread.join().interrupt();
    assertThat(waiting.join()).hasMessageContaining("interrupted at step 1 of trial 1 in epoch 1");
    assertThat(waiting.join().kind()).isEqualTo(Kind.CLOSED);
  }

  @Test
  void shouldGiveUpWhenAPeerNeverListens() {
    LinkAcceptor acceptor = keep(TestNodes.listen(security(), TestNodes.SETTINGS.withOpening(Duration.ofMillis(200))));
    LinkAcceptor gone = TestNodes.listen();
    TestNodes.close(List.of(gone));
    assertThatExceptionOfType(LinkException.class)
        .isThrownBy(() -> LinkMesh.open(acceptor, TestNodes.epoch(0, 1, 2), Map.of(1, gone.address())))
        .withMessageContaining("node 1 at 127.0.0.1:" + gone.address().getPort() + " did not open its link of epoch 1")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT));
  }

  @Test
  void shouldGiveUpWhenAPeerNeverConnects() {
    LinkAcceptor acceptor = keep(TestNodes.listen(security(), TestNodes.SETTINGS.withOpening(Duration.ofMillis(200))));
    assertThatExceptionOfType(LinkException.class)
        .isThrownBy(() -> LinkMesh.open(acceptor, TestNodes.epoch(1, 1, 2), Map.of()))
        .withMessage("node 0 did not connect in time for epoch 1 of run a run");
  }

  @Test
  void shouldStopOpeningWhenAnotherEpochIsExpected() {
    LinkAcceptor acceptor = keep(TestNodes.listen());
    CompletableFuture<LinkException> opening = failure(() -> LinkMesh.open(acceptor, TestNodes.epoch(1, 1, 2), Map.of()));
    await().until(() -> acceptor.expected() != null);
    acceptor.expect(TestNodes.epoch(1, 2, 2));
    assertThat(opening.join()).hasMessageContaining("gave up epoch 1");
  }

  @Test
  void shouldStopOpeningWhenItsThreadIsInterrupted() {
    LinkAcceptor acceptor = keep(TestNodes.listen());
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    LinkAcceptor silent = keep(TestNodes.listen());
    CompletableFuture<LinkException> opening =
        failure(
            () -> {
              thread.complete(Thread.currentThread());
              LinkMesh.open(acceptor, TestNodes.epoch(0, 1, 2), Map.of(1, silent.address()));
            });
    thread.join().interrupt();
    assertThat(opening.join()).hasMessageContaining("interrupted while it opened epoch 1");
  }

  /** The spikes of the whole network in each step, as this node sees them. */
  private static List<int[]> run(LinkMesh mesh, int self, int steps) {
    SplittableRandom random = new SplittableRandom(self);
    List<int[]> merged = new ArrayList<>();
    for (int step = 1; step <= steps; step++) {
      double rate = random.nextDouble() * random.nextDouble();
      int[] own =
          IntStream.range(self * TestNodes.NEURONS, (self + 1) * TestNodes.NEURONS).filter(n -> random.nextDouble() < rate).toArray();
      SpikeFrame[] frames = mesh.exchange(1, step, own, own.length);
      IntStream all = IntStream.of(own);
      for (SpikeFrame frame : frames) {
        all = IntStream.concat(all, IntStream.of(TestNodes.neurons(frame.spikes())));
      }
      merged.add(all.sorted().toArray());
    }
    return merged;
  }

  private static void exchange(LinkMesh mesh, int firstStep, int lastStep) {
    for (int step = firstStep; step <= lastStep; step++) {
      mesh.exchange(1, step, NONE, 0);
    }
  }

  private static CompletableFuture<LinkException> failure(Runnable task) {
    return TestNodes.inThread(() -> catchThrowableOfType(LinkException.class, task::run));
  }

  private static LinkSecurity security() {
    return LinkSecurity.onLoopback(TestNodes.TOKEN);
  }

  private List<LinkMesh> open(int nodes, LinkSettings settings) {
    return keep(TestNodes.open(1, listen(nodes, settings)));
  }

  private List<LinkAcceptor> listen(int nodes, LinkSettings settings) {
    return keep(TestNodes.listen(nodes, security(), settings));
  }

  private TcpProxy proxyTo(LinkAcceptor acceptor, int longestPart) {
    return keep(new TcpProxy(acceptor.address(), longestPart));
  }

  private List<LinkMesh> openThrough(TcpProxy proxy, List<LinkAcceptor> acceptors) {
    return keep(TestNodes.open(1, acceptors, Map.<Integer, InetSocketAddress>of(1, proxy.address())));
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
