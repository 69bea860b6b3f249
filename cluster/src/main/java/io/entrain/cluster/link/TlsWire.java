package io.entrain.cluster.link;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** A connection under mutual TLS 1.3. Closing sends no farewell: frames say themselves where they end. */
final class TlsWire implements Wire {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private final SSLEngine engine;
  /** Received and still encrypted; ready to be read. */
  private ByteBuffer cipherIn;
  /** Decrypted and not yet taken; ready to be read. */
  private ByteBuffer plainIn;
  /** Encrypted and not yet taken by the system; ready to be read. */
  private ByteBuffer cipherOut;
  private boolean starved = true;

  private TlsWire(SocketChannel channel, SSLEngine engine) throws SSLException {
    this.channel = channel;
    this.engine = engine;
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3"});
    if (engine.getUseClientMode()) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    } else {
      parameters.setNeedClientAuth(true);
    }
    engine.setSSLParameters(parameters);
    engine.beginHandshake();
    int packet = engine.getSession().getPacketBufferSize();
    cipherIn = ByteBuffer.allocateDirect(packet).limit(0);
    cipherOut = ByteBuffer.allocateDirect(packet).limit(0);
    plainIn = ByteBuffer.allocateDirect(engine.getSession().getApplicationBufferSize()).limit(0);
  }

  /** The end that connected to {@code address}; the peer's certificate must be for that host. */
  static TlsWire connected(SocketChannel channel, SSLContext tls, InetSocketAddress address) throws SSLException {
    SSLEngine engine = tls.createSSLEngine(address.getHostString(), address.getPort());
    engine.setUseClientMode(true);
    return new TlsWire(channel, engine);
  }

  /** The end that was connected to; the peer must show a certificate. */
  static TlsWire accepted(SocketChannel channel, SSLContext tls) throws SSLException {
    SSLEngine engine = tls.createSSLEngine();
    engine.setUseClientMode(false);
    return new TlsWire(channel, engine);
  }

  @Override
  public SocketChannel channel() {
    return channel;
  }

  @Override
  public boolean secure() throws IOException {
    try {
      return negotiate();
    } catch (SSLException e) {
      sendAlert();
      throw e;
    }
  }

  private boolean negotiate() throws IOException {
    while (true) {
      if (!flush()) {
        return false;
      }
      switch (engine.getHandshakeStatus()) {
        case FINISHED, NOT_HANDSHAKING -> {
          return true;
        }
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> wrap(NOTHING);
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          if (plainIn.hasRemaining()) {
            return false;
          }
          int received = unwrap();
          if (received < 0) {
            throw new EOFException("closed during the TLS handshake");
          }
          if (received == 0 && starved) {
            return false;
          }
        }
      }
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    while (!plainIn.hasRemaining()) {
      int received = unwrap();
      if (received < 0) {
        return -1;
      }
      if (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
        secure();
      }
      if (received == 0 && starved) {
        return 0;
      }
    }
    int taken = Math.min(plainIn.remaining(), into.remaining());
    into.put(into.position(), plainIn, plainIn.position(), taken).position(into.position() + taken);
    plainIn.position(plainIn.position() + taken);
    return taken;
  }

  @Override
  public boolean write(ByteBuffer from) throws IOException {
    while (flush()) {
      if (!from.hasRemaining()) {
        return true;
      }
      wrap(from);
    }
    return false;
  }

  @Override
  public boolean holdsOutput() {
    return cipherOut.hasRemaining();
  }

  private boolean flush() throws IOException {
    if (cipherOut.hasRemaining()) {
      channel.write(cipherOut);
    }
    return !cipherOut.hasRemaining();
  }

  /** Encrypts up to a record of {@code from}; everything before must have been flushed. */
  private void wrap(ByteBuffer from) throws IOException {
    cipherOut.clear();
    SSLEngineResult result;
    try {
      result = engine.wrap(from, cipherOut);
    } finally {
      cipherOut.flip();
    }
    switch (result.getStatus()) {
      case OK, BUFFER_UNDERFLOW -> {
        if (from.hasRemaining() && result.bytesConsumed() == 0 && result.bytesProduced() == 0) {
          throw new SSLException("TLS wants to negotiate again");
        }
      }
      case BUFFER_OVERFLOW -> cipherOut = ByteBuffer.allocateDirect(2 * cipherOut.capacity()).limit(0);
      case CLOSED -> {
        if (!cipherOut.hasRemaining()) {
          throw new EOFException("TLS is closed");
        }
      }
    }
  }

  /**
   * Decrypts the next record into {@link #plainIn}, which must be empty. Sets {@link #starved} when there is no whole record.
   *
   * @return bytes decrypted, which may be none; -1 when the peer has closed
   */
  private int unwrap() throws IOException {
    if (starved) {
      cipherIn.compact();
      int received;
      try {
        received = channel.read(cipherIn);
      } finally {
        cipherIn.flip();
      }
      if (received <= 0) {
        return received;
      }
      starved = false;
    }
    plainIn.clear();
    SSLEngineResult result;
    try {
      result = engine.unwrap(cipherIn, plainIn);
    } finally {
      plainIn.flip();
    }
    switch (result.getStatus()) {
      case OK -> {}
      case BUFFER_UNDERFLOW -> awaitRestOfRecord();
      case BUFFER_OVERFLOW -> plainIn = ByteBuffer.allocateDirect(2 * plainIn.capacity()).limit(0);
      case CLOSED -> {
        return -1;
      }
    }
    return result.bytesProduced();
  }

  private void awaitRestOfRecord() {
    starved = true;
    if (cipherIn.remaining() == cipherIn.capacity()) {
      cipherIn = ByteBuffer.allocateDirect(2 * cipherIn.capacity()).put(cipherIn).flip();
    }
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  /** Tells the peer why the handshake failed, if the engine has a word for it and the system takes it. */
  private void sendAlert() {
    try {
      while (flush() && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        wrap(NOTHING);
      }
    } catch (IOException e) {
      // The failure that matters is already on its way up.
    }
  }
}
