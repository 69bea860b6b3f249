package io.entrain.cluster.link;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The links that the nodes with a lower number shall open in one epoch: who may come, who has, and where they are fetched. */
final class ExpectedLinks implements Closeable {
  private final LinkEpoch epoch;
  private final Set<Integer> reserved = new HashSet<>();
  /** Arrived, or to arrive, and not yet fetched. */
  private final Map<Integer, CompletableFuture<Wire>> wires = new TreeMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  ExpectedLinks(LinkEpoch epoch) {
    this.epoch = epoch;
    epoch.peers().stream().filter(peer -> peer < epoch.self()).forEach(peer -> wires.put(peer, new CompletableFuture<>()));
  }

  /** Whether a node that knows the token may have the link it wants; if so, nobody else may have it. */
  synchronized Answer reserve(Hello hello) {
    boolean ofRun = hello.isOfRun(epoch.run());
    if (closed.getCount() == 0) {
      return ofRun && hello.epoch() <= epoch.number() ? Answer.STALE : Answer.NOT_YET;
    }
    if (!ofRun) {
      return Answer.RUN;
    }
    if (hello.epoch() != epoch.number()) {
      return hello.epoch() < epoch.number() ? Answer.STALE : Answer.NOT_YET;
    }
    if (hello.to() != epoch.self() || hello.from() >= epoch.self() || !epoch.nodes().containsKey(hello.from())) {
      return Answer.NODE;
    }
    if (hello.neurons() != epoch.neurons()) {
      return Answer.NEURONS;
    }
    return reserved.add(hello.from()) ? Answer.ACCEPTED : Answer.DUPLICATE;
  }

  /** Takes back a reservation whose link was not made after all. */
  synchronized void release(Hello hello) {
    reserved.remove(hello.from());
  }

  /** Hands over a reserved link, on which the handshake is done. */
  synchronized void arrive(Hello hello, Wire wire) throws IOException {
    CompletableFuture<Wire> arrival = wires.get(hello.from());
    if (arrival == null || !arrival.complete(wire)) {
      wire.close();
    }
  }

  /**
   * Waits for the link of a peer, which the caller then owns.
   *
   * @param deadline by {@link System#nanoTime()}
   */
  Wire await(int peer, long deadline) {
    CompletableFuture<Wire> arrival;
    synchronized (this) {
      arrival = wires.get(peer);
    }
    try {
      Wire wire = arrival.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      synchronized (this) {
        wires.remove(peer);
      }
      return wire;
    } catch (TimeoutException e) {
      throw new LinkException(LinkException.Kind.TIMED_OUT, peer, epoch.name(peer) + " did not connect in time for " + epoch, e);
    } catch (CancellationException e) {
      throw givenUp();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException(LinkException.Kind.CLOSED, -1, "interrupted while it opened " + epoch, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits a while; throws {@link LinkException} as soon as nobody wants these links any more. */
  void pause(long nanos) throws InterruptedException {
    if (closed.await(nanos, TimeUnit.NANOSECONDS)) {
      throw givenUp();
    }
  }

  private LinkException givenUp() {
    return new LinkException(LinkException.Kind.CLOSED, -1, "this node gave up " + epoch + " while it opened its links");
  }

  /** Admits nobody any more, ends the waiting, and closes the links that were not fetched. */
  @Override
  public synchronized void close() {
    closed.countDown();
    for (CompletableFuture<Wire> arrival : wires.values()) {
      if (!arrival.cancel(false) && !arrival.isCancelled()) {
        try {
          arrival.join().close();
        } catch (IOException e) {
          // Nothing was sent over it.
        }
      }
    }
  }
}
