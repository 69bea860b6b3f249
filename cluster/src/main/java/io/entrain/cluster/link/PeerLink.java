package io.entrain.cluster.link;

import io.entrain.cluster.link.LinkException.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * The link to one peer for one epoch. The computing thread itself writes and reads, without ever waiting in here; {@link LinkMesh} waits.
 * The peer is at most one step ahead, since it cannot go on without this node's spikes: two frames at most wait to be read. For one thread
 * at a time, but for {@link #close}.
 */
final class PeerLink implements Closeable {
  private final LinkEpoch epoch;
  private final int peer;
  private final Wire wire;
  private final FrameCodec outgoing;
  private final FrameCodec incoming;
  /** Frames not yet taken by the wire; ready to be read. */
  private final ByteBuffer out;
  /** Bytes received and not yet taken; ready to be read. */
  private final ByteBuffer in;
  private final SpikeFrame[] frames;
  private int received;
  /** Where the computing thread is. */
  private int trial;
  private int step;
  private long stale;
  private boolean ended;
  private SelectionKey key;
  private volatile boolean closed;

  /** Over {@code wire}, on which the handshake is done. */
  PeerLink(LinkEpoch epoch, int peer, Wire wire) {
    this.epoch = epoch;
    this.peer = peer;
    this.wire = wire;
    outgoing = new FrameCodec(epoch.self(), epoch.nodes().get(epoch.self()), epoch.neurons());
    incoming = new FrameCodec(peer, epoch.nodes().get(peer), epoch.neurons());
    out = ByteBuffer.allocateDirect(2 * outgoing.maxFrameBytes()).limit(0);
    in = ByteBuffer.allocateDirect(2 * incoming.maxFrameBytes() + 1).limit(0);
    frames = new SpikeFrame[] {incoming.newFrame(), incoming.newFrame()};
  }

  int peer() {
    return peer;
  }

  /** Frames of earlier epochs that came and were dropped. */
  long staleFrames() {
    return stale;
  }

  /**
   * Sends the spikes of a step. What the system does not take at once waits here; {@link #flush} says when it is gone.
   *
   * @param neurons the first {@code count} are read: neurons of this node, ascending
   */
  void send(int nowTrial, int nowStep, int[] neurons, int count) {
    trial = nowTrial;
    step = nowStep;
    out.compact();
    try {
      if (out.remaining() < outgoing.maxFrameBytes()) {
        throw new LinkException(Kind.PROTOCOL, peer, epoch.name(peer) + " has not yet taken the two frames before " + place(trial, step));
      }
      outgoing.encode(epoch.number(), trial, step, neurons, count, out);
    } finally {
      out.flip();
    }
    flush();
  }

  /** Hands over to the system what waits to be sent; true when nothing waits any more. */
  boolean flush() {
    try {
      return !holdsOutput() || wire.write(out);
    } catch (IOException e) {
      throw lost(e);
    }
  }

  /** True when bytes wait until the system takes them. */
  boolean holdsOutput() {
    return out.hasRemaining() || wire.holdsOutput();
  }

  /**
   * Looks for the peer's spikes of a step, the one after the step last asked for.
   *
   * @return null if they are not there yet; else frozen until the frame after the next is returned
   */
  SpikeFrame poll(int dueTrial, int dueStep) {
    trial = dueTrial;
    step = dueStep;
    while (true) {
      int bytes = incoming.frameBytes(in);
      if (bytes > 0 && bytes <= in.remaining()) {
        SpikeFrame frame = frames[received & 1];
        if (!incoming.decode(in, epoch.number(), frame)) {
          stale++;
          continue;
        }
        requireDue(frame);
        received++;
        return frame;
      }
      if (!fill()) {
        return null;
      }
    }
  }

  /** Reads what is there; false if nothing is. */
  private boolean fill() {
    if (ended) {
      throw new LinkException(Kind.LOST, peer, epoch.name(peer) + " closed its link before it sent " + place(trial, step));
    }
    in.compact();
    try {
      int count = wire.read(in);
      ended = count < 0;
      return count != 0;
    } catch (IOException e) {
      throw lost(e);
    } finally {
      in.flip();
    }
  }

  private void requireDue(SpikeFrame frame) {
    if (frame.trial() != trial || frame.step() != step) {
      SpikeFrame before = frames[(received + 1) & 1];
      boolean again = received > 0 && frame.trial() == before.trial() && frame.step() == before.step();
      throw new LinkException(
          Kind.PROTOCOL,
          peer,
          epoch.name(peer) + " sent " + place(frame.trial(), frame.step()) + (again ? " twice" : "") + " where step " + step + " of trial "
              + trial + " was due");
    }
    int next = incoming.frameBytes(in);
    if (next > 0 && next < in.remaining()) {
      throw new LinkException(
          Kind.PROTOCOL, peer,
          epoch.name(peer) + " sent more than one step beyond " + place(trial, step) + ", which it cannot have computed");
    }
  }

  /** Has {@code selector} wake up when this link can go on: when bytes come, if {@code awaitsFrame}, and when held output can leave. */
  void wakeUp(Selector selector, boolean awaitsFrame) {
    int interest = (awaitsFrame ? SelectionKey.OP_READ : 0) | (holdsOutput() ? SelectionKey.OP_WRITE : 0);
    try {
      if (key == null) {
        key = wire.channel().register(selector, interest);
      } else if (key.interestOps() != interest) {
        key.interestOps(interest);
      }
    } catch (ClosedChannelException | CancelledKeyException | ClosedSelectorException e) {
      throw closedHere(e);
    }
  }

  private LinkException lost(IOException cause) {
    if (closed || cause instanceof ClosedChannelException) {
      return closedHere(cause);
    }
    return new LinkException(
        Kind.LOST, peer, "the link to " + epoch.name(peer) + " broke at " + place(trial, step) + ": " + cause.getMessage(), cause);
  }

  private LinkException closedHere(Exception cause) {
    return new LinkException(Kind.CLOSED, -1, "this node closed its links of " + epoch, cause);
  }

  private String place(int atTrial, int atStep) {
    return "step " + atStep + " of trial " + atTrial + " in " + epoch;
  }

  /** From any thread; whoever uses the link gets an exception. */
  @Override
  public void close() {
    closed = true;
    try {
      wire.close();
    } catch (IOException e) {
      // Nothing is left to save: what was to be sent is sent, or the epoch is lost anyway.
    }
  }
}
