package io.entrain.cluster.link;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a node listens for links. Lives as long as the node; each epoch takes its links from it. Whoever connects has to prove, in a thread
 * of its own and in limited time, that it knows the token, before anything else that it says counts.
 */
public final class LinkAcceptor implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(LinkAcceptor.class);

  /** After a failure that may last, as when the system has no file handle left. */
  private static final long PAUSE_NANOS = 100_000_000L;

  private final LinkSecurity security;
  private final LinkSettings settings;
  private final ServerSocketChannel server;
  private final InetSocketAddress address;
  private final Strangers strangers;
  private volatile ExpectedLinks expected;

  private LinkAcceptor(ServerSocketChannel server, LinkSecurity security, LinkSettings settings) throws IOException {
    this.server = server;
    this.security = security;
    this.settings = settings;
    address = (InetSocketAddress) server.getLocalAddress();
    strangers = new Strangers(settings.strangers());
  }

  /**
   * Listens, in a daemon thread, until it is closed.
   *
   * @param address port 0 takes any that is free
   * @param security what this node asks of its peers and shows to them, whichever side connects
   * @throws IllegalArgumentException if {@code security} is for loopback only and the address is another
   */
  public static LinkAcceptor open(InetSocketAddress address, LinkSecurity security, LinkSettings settings) throws IOException {
    security.requireAllowed(address);
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      server.bind(address);
      LinkAcceptor acceptor = new LinkAcceptor(server, security, settings);
      Thread.ofPlatform().daemon().name("entrain-link-acceptor").start(acceptor::acceptAll);
      return acceptor;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Where it listens, with the true port. */
  public InetSocketAddress address() {
    return address;
  }

  LinkSecurity security() {
    return security;
  }

  /** What holds for all links that nobody asks otherwise for. */
  public LinkSettings settings() {
    return settings;
  }

  /** Admits the peers of {@code epoch} from now on, and nobody of the epoch before. */
  synchronized ExpectedLinks expect(LinkEpoch epoch) {
    if (!server.isOpen()) {
      throw new LinkException(LinkException.Kind.CLOSED, -1, "this node no longer listens for links");
    }
    if (expected != null) {
      expected.close();
    }
    expected = new ExpectedLinks(epoch);
    return expected;
  }

  /** Of the epoch that was last expected; null before the first. */
  ExpectedLinks expected() {
    return expected;
  }

  private void acceptAll() {
    while (server.isOpen()) {
      try {
        admit(server.accept());
      } catch (ClosedChannelException e) {
        LOG.debug("a connection at {} was closed before its handshake", address, e);
      } catch (IOException | RuntimeException e) {
        LOG.warn("cannot accept a link at {}", address, e);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void admit(SocketChannel channel) throws IOException {
    try {
      strangers.add(channel);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
      Wire wire = security.tls() == null ? new PlainWire(channel) : TlsWire.accepted(channel, security.tls());
      long deadline = System.nanoTime() + settings.handshake().toNanos();
      Thread.ofPlatform()
          .daemon()
          .name("entrain-link-handshake")
          .start(new Admission(wire, security, deadline, strangers, this::expected));
    } catch (IOException | RuntimeException e) {
      strangers.remove(channel);
      channel.close();
      throw e;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    server.close();
    strangers.close();
    if (expected != null) {
      expected.close();
    }
  }
}
