package io.entrain.cluster.shard;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.entrain.checkpoint.CheckpointId;
import io.entrain.cluster.protocol.EpochOrder;
import io.entrain.cluster.protocol.Hosting;
import io.entrain.cluster.protocol.NodeFacts;
import io.entrain.cluster.protocol.NodeShare;
import io.entrain.cluster.protocol.Stage;
import io.entrain.metrics.ShardSummary;
import io.entrain.network.NeuronRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Epochs that follow each other on one node, which has memory for one network. */
class NodeManagerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ActorTestKit kit = ActorTestKit.create();
  private final TestProbe<Hosting.Report> reports = kit.createTestProbe();
  /** What was done, in words, in its order. */
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final Semaphore opened = new Semaphore(0);
  private final Semaphore written = new Semaphore(0);
  private ActorRef<Hosting.Order> orders;

  @AfterEach
  void shutDown() {
    opened.release();
    written.release();
    kit.shutdownTestKit();
  }

  /** A node whose first epoch takes as long to open and to write as the test wants, whether it is interrupted or not. */
  private void begin() {
    NodeFacts facts =
        new NodeFacts("here", "", "", "", 0, List.of(), 1, 1, 1, 1L << 30, List.of(), "", 1, Instant.EPOCH);
    ActorRef<NodeManager.Command> manager = kit.spawn(NodeManager.create(facts, this::open, () -> {}));
    TestProbe<ActorRef<Hosting.Order>> introduced = kit.createTestProbe();
    manager.tell(new NodeManager.Introduce(introduced.ref()));
    orders = introduced.receiveMessage(PATIENCE);
  }

  private HostedShards open(EpochOrder order) {
    events.add("begins to open " + order.epoch());
    if (order.epoch() == 1) {
      opened.acquireUninterruptibly();
    }
    return new Shards(order.epoch());
  }

  private void order(long epoch) {
    NodeShare all = new NodeShare(0, "here", List.of(new NeuronRange(0, 1)), "", 0);
    EpochOrder order = new EpochOrder("test", epoch, "/", "", 0, List.of(all), Stage.TRAINING, null);
    orders.tell(new Hosting.OpenShards(order, reports.ref()));
  }

  private String event() throws InterruptedException {
    return events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void shouldNotOpenShardsWhileOthersAreStillBeingOpened() throws InterruptedException {
    begin();
    order(1);
    assertThat(event()).isEqualTo("begins to open 1");
    order(2);
    reports.expectNoMessage();
    assertThat(events).isEmpty();
    opened.release();
    assertThat(List.of(event(), event())).containsExactly("closed 1", "begins to open 2");
    reports.expectMessageClass(Hosting.ShardsOpened.class, PATIENCE);
  }

  @Test
  void shouldNotOpenShardsWhileOthersAreStillBeingWritten() throws InterruptedException {
    begin();
    opened.release();
    order(1);
    Hosting.ShardsOpened first = reports.expectMessageClass(Hosting.ShardsOpened.class, PATIENCE);
    first.host().tell(new Hosting.SavePart(new CheckpointId(1, 1)));
    reports.expectMessageClass(Hosting.StateCopied.class, PATIENCE);
    order(2);
    reports.expectNoMessage();
    assertThat(events).containsExactly("begins to open 1");
    written.release();
    assertThat(List.of(event(), event(), event())).containsExactly("begins to open 1", "closed 1", "begins to open 2");
  }

  /** One shard of one epoch, which has nothing to do. */
  private final class Shards implements HostedShards {
    private final long epoch;

    Shards(long epoch) {
      this.epoch = epoch;
    }

    @Override
    public int shards() {
      return 1;
    }

    @Override
    public int tasks() {
      return 1;
    }

    @Override
    public long digest() {
      return 0;
    }

    @Override
    public ShardSummary run(int shard, int loop, int task, boolean measure) {
      throw new IllegalStateException("no loop was told");
    }

    @Override
    public FrozenState freeze() {
      return new FrozenState(true, _ -> {
        written.acquireUninterruptibly();
        throw new IllegalStateException("this is not to be of interest any more");
      });
    }

    @Override
    public void breakUp(String reason) {
      // nothing runs
    }

    @Override
    public void close() {
      events.add("closed " + epoch);
    }
  }
}
