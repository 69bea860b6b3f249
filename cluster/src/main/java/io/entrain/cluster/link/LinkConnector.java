package io.entrain.cluster.link;

import io.entrain.cluster.link.LinkException.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import javax.net.ssl.SSLException;

/** The connecting side of the handshakes of one epoch: tries until the peer listens and expects the same epoch, or refuses for good. */
final class LinkConnector {
  private static final long SHORTEST_PAUSE_NANOS = 5_000_000L;
  private static final long LONGEST_PAUSE_NANOS = 500_000_000L;

  private final LinkSecurity security;
  private final LinkSettings settings;
  private final LinkEpoch epoch;
  private final ExpectedLinks expected;
  private final long deadline;

  /**
   * For the links of {@code epoch}.
   *
   * @param expected ends the trying when it is closed
   * @param deadline by {@link System#nanoTime()}
   */
  LinkConnector(LinkAcceptor acceptor, LinkEpoch epoch, ExpectedLinks expected, long deadline) {
    this.security = acceptor.security();
    this.settings = acceptor.settings();
    this.epoch = epoch;
    this.expected = expected;
    this.deadline = deadline;
  }

  /** A wire to the peer, on which the handshake is done; or {@link LinkException}. */
  Wire connect(int peer, InetSocketAddress address) {
    long pause = SHORTEST_PAUSE_NANOS;
    Exception problem = null;
    while (true) {
      try {
        return attempt(peer, address);
      } catch (HandshakeException e) {
        if (!e.answer().passes()) {
          throw new LinkException(Kind.REFUSED, peer, name(peer, address) + " refused the link of " + epoch + ": it " + e.getMessage(), e);
        }
        problem = e;
      } catch (SSLException e) {
        throw new LinkException(Kind.REFUSED, peer, "no TLS with " + name(peer, address) + " for " + epoch + ": " + e.getMessage(), e);
      } catch (ClosedByInterruptException e) {
        throw new LinkException(Kind.CLOSED, -1, "interrupted while it opened " + epoch, e);
      } catch (SocketTimeoutException e) {
        problem = problem == null ? e : problem;
      } catch (IOException e) {
        problem = e;
      }
      long rest = deadline - System.nanoTime();
      if (rest <= 0) {
        throw new LinkException(
            Kind.TIMED_OUT, peer, name(peer, address) + " did not open its link of " + epoch + " in time: " + problem.getMessage(),
            problem);
      }
      pause(Math.min(pause, rest));
      pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
    }
  }

  private void pause(long nanos) {
    try {
      expected.pause(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException(Kind.CLOSED, -1, "interrupted while it opened " + epoch, e);
    }
  }

  private Wire attempt(int peer, InetSocketAddress address) throws IOException, HandshakeException {
    InetSocketAddress target = new InetSocketAddress(address.getHostString(), address.getPort());
    if (target.isUnresolved()) {
      throw new UnknownHostException("unknown host " + address.getHostString());
    }
    security.requireAllowed(target);
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
      Wire wire = security.tls() == null ? new PlainWire(channel) : TlsWire.connected(channel, security.tls(), target);
      long end = Math.min(deadline, System.nanoTime() + settings.handshake().toNanos());
      try (HandshakeChannel handshake = new HandshakeChannel(wire, end)) {
        handshake.connect(target);
        handshake.secure();
        introduce(peer, handshake);
      }
      return wire;
    } catch (IOException | HandshakeException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void introduce(int peer, HandshakeChannel channel) throws IOException, HandshakeException {
    byte[] hello = Hello.to(peer, epoch, HandshakeProof.nonce()).toBytes();
    channel.send(HandshakeMessage.HELLO, hello);
    HandshakeProof proof = new HandshakeProof(security.token(), hello, channel.receive(HandshakeMessage.CHALLENGE));
    channel.send(HandshakeMessage.PROOF, proof.of(HandshakeProof.Role.CONNECTING));
    byte[] answer = channel.receive(HandshakeMessage.ANSWER);
    byte[] theirs = Arrays.copyOfRange(answer, Integer.BYTES, answer.length);
    if (!proof.holds(HandshakeProof.Role.ACCEPTING, theirs)) {
      throw new HandshakeException(Answer.TOKEN, Answer.TOKEN.reason());
    }
  }

  private String name(int peer, InetSocketAddress address) {
    return epoch.name(peer) + " at " + address.getHostString() + ":" + address.getPort();
  }
}
