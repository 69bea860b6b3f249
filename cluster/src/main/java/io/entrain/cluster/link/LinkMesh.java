package io.entrain.cluster.link;

import io.entrain.cluster.link.LinkException.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All links of one node in one epoch. In every step the computing thread gives the node's own spikes and gets those of every peer. The
 * first failure closes all links, so that the peers learn of it at once. For one thread at a time, but for {@link #close}.
 */
public final class LinkMesh implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(LinkMesh.class);

  /** A peer that owes a frame for this part of the time that it may is named as slow. */
  private static final int SLOW = 4;

  private final LinkEpoch epoch;
  private final LinkSettings settings;
  private final ExpectedLinks expected;
  private final PeerLink[] links;
  private final Selector selector;
  /** What the links gave, by parity of the round. */
  private final SpikeFrame[][] frames;
  private int round;
  private final AtomicReference<LinkException> failure = new AtomicReference<>();

  private LinkMesh(LinkEpoch epoch, LinkSettings settings, ExpectedLinks expected, List<PeerLink> links, Selector selector) {
    this.epoch = epoch;
    this.settings = settings;
    this.expected = expected;
    this.links = links.toArray(PeerLink[]::new);
    this.selector = selector;
    frames = new SpikeFrame[2][links.size()];
  }

  /**
   * Opens the links to all peers: connects to those with a higher number, waits for those with a lower one. Ends whatever epoch
   * {@code acceptor} expected before. Blocks; can be interrupted, or ended by another epoch that is expected.
   *
   * @param acceptor of this node; its security and settings hold for all links
   * @param addresses where each peer with a higher number listens; a host name is looked up at each try
   * @throws LinkException if not all links are open in time, or one is refused; all are closed then
   */
  public static LinkMesh open(LinkAcceptor acceptor, LinkEpoch epoch, Map<Integer, InetSocketAddress> addresses) {
    return open(acceptor, acceptor.settings(), epoch, addresses);
  }

  /** As {@link #open(LinkAcceptor, LinkEpoch, Map)}, with other settings for the links of this epoch. */
  public static LinkMesh open(
      LinkAcceptor acceptor, LinkSettings settings, LinkEpoch epoch, Map<Integer, InetSocketAddress> addresses) {
    long deadline = System.nanoTime() + settings.opening().toNanos();
    ExpectedLinks expected = acceptor.expect(epoch);
    List<PeerLink> links = new ArrayList<>();
    try {
      for (int peer : epoch.peers()) {
        if (peer > epoch.self()) {
          InetSocketAddress address = addresses.get(peer);
          if (address == null) {
            throw new IllegalArgumentException("no address of node " + peer);
          }
          links.add(new PeerLink(epoch, peer, new LinkConnector(acceptor, epoch, expected, deadline).connect(peer, address)));
        }
      }
      for (int peer : epoch.peers().reversed()) {
        if (peer < epoch.self()) {
          links.addFirst(new PeerLink(epoch, peer, expected.await(peer, deadline)));
        }
      }
      Selector selector = Selector.open();
      LOG.info("{}: {} is linked to {}", epoch, epoch.name(epoch.self()), names(epoch, epoch.peers()));
      return new LinkMesh(epoch, settings, expected, links, selector);
    } catch (IOException e) {
      closeAll(expected, links);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      closeAll(expected, links);
      throw e;
    }
  }

  /**
   * Sends this node's spikes of a step to all peers and waits for theirs. All nodes must call it for the same steps in the same order.
   *
   * @param neurons the first {@code count} are read: neurons of this node that fired, ascending, each once
   * @return a frame for each peer, ascending by node; frozen, as is the array, until the exchange after the next
   * @throws LinkException if a link failed, now or before: always the first failure
   */
  public SpikeFrame[] exchange(int trial, int step, int[] neurons, int count) {
    SpikeFrame[] taken = frames[round++ & 1];
    Arrays.fill(taken, null);
    try {
      for (PeerLink link : links) {
        link.send(trial, step, neurons, count);
      }
      await(trial, step, taken);
      return taken;
    } catch (LinkException e) {
      throw fail(e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void await(int trial, int step, SpikeFrame[] taken) {
    long start = System.nanoTime();
    long spin = settings.spin().toNanos();
    long silence = settings.silence().toNanos();
    long patience = silence / SLOW;
    while (!advance(trial, step, taken)) {
      long waited = System.nanoTime() - start;
      if (Thread.currentThread().isInterrupted()) {
        throw new LinkException(Kind.CLOSED, -1, "interrupted at step " + step + " of trial " + trial + " in " + epoch);
      }
      if (waited >= silence) {
        throw silent(trial, step, taken);
      }
      if (waited >= patience) {
        LOG.warn("{}; the epoch ends after {} ms", owed(trial, step, taken, waited), settings.silence().toMillis());
        patience = silence;
      }
      if (waited < spin) {
        Thread.onSpinWait();
      } else {
        sleep(patience - waited, taken);
      }
    }
  }

  /** Sends and receives what can be without waiting; true when the round is over. */
  private boolean advance(int trial, int step, SpikeFrame[] taken) {
    boolean over = true;
    for (int i = 0; i < links.length; i++) {
      if (taken[i] == null) {
        taken[i] = links[i].poll(trial, step);
      }
      over &= links[i].flush() && taken[i] != null;
    }
    return over;
  }

  private void sleep(long nanos, SpikeFrame[] taken) {
    for (int i = 0; i < links.length; i++) {
      links[i].wakeUp(selector, taken[i] == null);
    }
    try {
      selector.select(Math.ceilDiv(nanos, 1_000_000L));
      selector.selectedKeys().clear();
    } catch (ClosedSelectorException e) {
      throw new LinkException(Kind.CLOSED, -1, "this node closed its links of " + epoch, e);
    } catch (IOException e) {
      throw new LinkException(Kind.LOST, -1, "cannot wait for the peers of " + epoch + ": " + e.getMessage(), e);
    }
  }

  private LinkException silent(int trial, int step, SpikeFrame[] taken) {
    return new LinkException(Kind.TIMED_OUT, owing(taken).getFirst(), owed(trial, step, taken, settings.silence().toNanos()));
  }

  /** Which nodes keep this one waiting, for what and for how long. */
  private String owed(int trial, int step, SpikeFrame[] taken, long nanos) {
    return "no spikes of step " + step + " of trial " + trial + " in " + epoch + " within " + nanos / 1_000_000 + " ms from "
        + names(epoch, owing(taken));
  }

  private List<Integer> owing(SpikeFrame[] taken) {
    List<Integer> owing = new ArrayList<>();
    for (int i = 0; i < links.length; i++) {
      if (taken[i] == null || links[i].holdsOutput()) {
        owing.add(links[i].peer());
      }
    }
    return owing;
  }

  private static String names(LinkEpoch epoch, List<Integer> nodes) {
    return nodes.stream().map(epoch::name).collect(Collectors.joining(", "));
  }

  /** The first failure, which closes all links. */
  private LinkException fail(LinkException latest) {
    if (failure.compareAndSet(null, latest) && latest.kind() != Kind.CLOSED) {
      LOG.warn("{}: {} ends it: {}", epoch, epoch.name(epoch.self()), latest.getMessage());
    }
    close();
    return failure.get();
  }

  /** What people call a node of the epoch. */
  public String name(int node) {
    return epoch.name(node);
  }

  /** Frames of earlier epochs that came and were dropped. */
  public long staleFrames() {
    long frames = 0;
    for (PeerLink link : links) {
      frames += link.staleFrames();
    }
    return frames;
  }

  /** Closes all links, from any thread; a thread that waits in {@link #exchange} gets an exception. */
  @Override
  public void close() {
    failure.compareAndSet(null, new LinkException(Kind.CLOSED, -1, "this node closed its links of " + epoch));
    closeAll(expected, List.of(links));
    try {
      selector.close();
    } catch (IOException e) {
      LOG.debug("a selector was not closed", e);
    }
  }

  private static void closeAll(ExpectedLinks expected, List<PeerLink> links) {
    expected.close();
    links.forEach(PeerLink::close);
  }
}
