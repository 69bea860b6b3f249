package io.entrain.cluster.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handshake of one connection that was accepted, in a thread of its own: who is it, and may it have the link it wants? */
final class Admission implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

  private final Wire wire;
  private final LinkSecurity security;
  private final long deadline;
  private final Strangers strangers;
  private final Supplier<ExpectedLinks> expected;

  /**
   * For the connection {@code wire}, which is closed unless it becomes a link.
   *
   * @param deadline by {@link System#nanoTime()}
   * @param strangers counts it until it is known
   * @param expected the links of the epoch that is expected then; null if none is
   */
  Admission(Wire wire, LinkSecurity security, long deadline, Strangers strangers, Supplier<ExpectedLinks> expected) {
    this.wire = wire;
    this.security = security;
    this.deadline = deadline;
    this.strangers = strangers;
    this.expected = expected;
  }

  @Override
  public void run() {
    String from = String.valueOf(wire.channel().socket().getRemoteSocketAddress());
    boolean admitted = false;
    try {
      admit();
      admitted = true;
    } catch (HandshakeException e) {
      if (e.answer() == Answer.NOT_YET) {
        LOG.debug("refused a link from {}: {}", from, e.getMessage());
      } else {
        LOG.warn("refused a link from {}: {}", from, e.getMessage());
      }
    } catch (ClosedChannelException e) {
      LOG.debug("dropped the connection of {}", from, e);
    } catch (IOException e) {
      LOG.warn("refused a link from {}: {}", from, e.toString());
    } finally {
      strangers.remove(wire.channel());
      if (!admitted) {
        close();
      }
    }
  }

  private void admit() throws IOException, HandshakeException {
    Hello hello;
    ExpectedLinks links = null;
    try (HandshakeChannel channel = new HandshakeChannel(wire, deadline)) {
      try {
        channel.secure();
        byte[] body = channel.receive(HandshakeMessage.HELLO);
        hello = Hello.read(body);
        HandshakeProof proof = challenge(channel, body);
        links = reserve(hello);
        try {
          channel.send(HandshakeMessage.ANSWER, answer(Answer.ACCEPTED, proof.of(HandshakeProof.Role.ACCEPTING)));
        } catch (IOException e) {
          links.release(hello);
          throw e;
        }
      } catch (HandshakeException e) {
        refuse(channel, e.answer());
        throw e;
      } catch (SSLException e) {
        sayFarewell(channel);
        throw e;
      }
    }
    links.arrive(hello, wire);
  }

  private HandshakeProof challenge(HandshakeChannel channel, byte[] hello) throws IOException, HandshakeException {
    byte[] nonce = HandshakeProof.nonce();
    channel.send(HandshakeMessage.CHALLENGE, nonce);
    HandshakeProof proof = new HandshakeProof(security.token(), hello, nonce);
    if (!proof.holds(HandshakeProof.Role.CONNECTING, channel.receive(HandshakeMessage.PROOF))) {
      throw new HandshakeException(Answer.TOKEN, "it calls itself " + Hello.read(hello) + " and has another token than this node");
    }
    return proof;
  }

  private ExpectedLinks reserve(Hello hello) throws IOException, HandshakeException {
    if (!strangers.remove(wire.channel())) {
      throw new ClosedChannelException();
    }
    ExpectedLinks links = expected.get();
    Answer answer = links == null ? Answer.NOT_YET : links.reserve(hello);
    if (answer != Answer.ACCEPTED) {
      throw new HandshakeException(answer, "it is " + hello + ", and this node " + answer.reason());
    }
    return links;
  }

  private static void refuse(HandshakeChannel channel, Answer answer) {
    try {
      channel.send(HandshakeMessage.ANSWER, answer(answer, new byte[HandshakeProof.BYTES]));
    } catch (IOException e) {
      return;
    }
    sayFarewell(channel);
  }

  private static void sayFarewell(HandshakeChannel channel) {
    try {
      channel.sayFarewell();
    } catch (IOException e) {
      LOG.debug("a refused peer did not wait for the reason", e);
    }
  }

  private static byte[] answer(Answer answer, byte[] proof) {
    return ByteBuffer.allocate(HandshakeMessage.ANSWER.bodyBytes()).putInt(answer.code()).put(proof).array();
  }

  private void close() {
    try {
      wire.close();
    } catch (IOException e) {
      LOG.debug("a refused connection was not closed", e);
    }
  }
}
