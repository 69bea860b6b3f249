package io.entrain.cluster.link;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A wire during the handshake: whole messages, waited for until one deadline. Closing it leaves the wire open. */
final class HandshakeChannel implements Closeable {
  /** How long a refused peer may take to hear the reason, at most. */
  private static final long FAREWELL_NANOS = 1_000_000_000L;

  private final Wire wire;
  private final long deadline;
  private final Selector selector;
  private final SelectionKey key;

  /** Over {@code wire}, until {@link System#nanoTime()} is {@code deadline}. */
  HandshakeChannel(Wire wire, long deadline) throws IOException {
    this.wire = wire;
    this.deadline = deadline;
    selector = Selector.open();
    try {
      key = wire.channel().register(selector, 0);
    } catch (IOException e) {
      selector.close();
      throw e;
    }
  }

  void connect(InetSocketAddress address) throws IOException {
    SocketChannel channel = wire.channel();
    if (!channel.connect(address)) {
      while (!channel.finishConnect()) {
        await(SelectionKey.OP_CONNECT, deadline);
      }
    }
  }

  /** Negotiates TLS, if the wire has it. */
  void secure() throws IOException {
    while (!wire.secure()) {
      await(SelectionKey.OP_READ | (wire.holdsOutput() ? SelectionKey.OP_WRITE : 0), deadline);
    }
  }

  void send(HandshakeMessage message, byte[] body) throws IOException {
    ByteBuffer bytes = message.with(body);
    while (!wire.write(bytes)) {
      await(SelectionKey.OP_WRITE, deadline);
    }
  }

  /**
   * Waits for a message.
   *
   * @return its body
   * @throws HandshakeException if another message came: a refusal, or what does not belong here
   */
  byte[] receive(HandshakeMessage message) throws IOException, HandshakeException {
    HandshakeMessage received = HandshakeMessage.of(receive(HandshakeMessage.HEADER_BYTES));
    if (received != message && received != HandshakeMessage.ANSWER) {
      throw new HandshakeException(Answer.MALFORMED, "sent " + received + " in place of " + message);
    }
    byte[] body = receive(received.bodyBytes()).array();
    if (received == HandshakeMessage.ANSWER) {
      Answer answer = Answer.of(ByteBuffer.wrap(body).getInt());
      if (answer != Answer.ACCEPTED || received != message) {
        throw new HandshakeException(answer, answer.reason());
      }
    }
    return body;
  }

  private ByteBuffer receive(int bytes) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(bytes);
    while (into.hasRemaining()) {
      int count = wire.read(into);
      if (count < 0) {
        throw new EOFException("closed during the handshake");
      }
      if (count == 0) {
        await(SelectionKey.OP_READ, deadline);
      }
    }
    return into.flip();
  }

  /** Lets the peer hear what was sent last: closing at once would throw it away where the peer has sent more than was read. */
  void sayFarewell() throws IOException {
    wire.channel().shutdownOutput();
    long end = Math.min(deadline, System.nanoTime() + FAREWELL_NANOS);
    ByteBuffer ignored = ByteBuffer.allocate(4096);
    int count = 0;
    while (count >= 0 && System.nanoTime() < end) {
      count = wire.channel().read(ignored.clear());
      if (count == 0) {
        await(SelectionKey.OP_READ, end);
      }
    }
  }

  private void await(int operations, long until) throws IOException {
    key.interestOps(operations);
    long rest = until - System.nanoTime();
    if (rest <= 0) {
      throw new SocketTimeoutException("silent for too long during the handshake");
    }
    selector.select(Math.ceilDiv(rest, 1_000_000L));
    selector.selectedKeys().clear();
    if (Thread.currentThread().isInterrupted()) {
      throw new ClosedByInterruptException();
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
  }
}
