package io.entrain.cluster.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Two engines that talk to each other in memory. */
final class Conversation {
  private static final int BUFFER = 1 << 17;
  private static final int MOST_TURNS = 100;

  private final End client;
  private final End server;

  Conversation(SSLEngine client, SSLEngine server) {
    ByteBuffer up = ByteBuffer.allocate(BUFFER);
    ByteBuffer down = ByteBuffer.allocate(BUFFER);
    this.client = new End(client, down, up);
    this.server = new End(server, up, down);
  }

  /**
   * Both ends say something that the other understands.
   *
   * @throws SSLException if one does not accept the other
   */
  void hold() throws SSLException {
    client.say("hello from the client");
    server.say("hello from the server");
    for (int i = 0; i < MOST_TURNS && !(client.hasHeard("hello from the server") && server.hasHeard("hello from the client")); i++) {
      client.turn();
      server.turn();
    }
    if (!(client.hasHeard("hello from the server") && server.hasHeard("hello from the client"))) {
      throw new AssertionError("no conversation came about");
    }
  }

  private static final class End {
    private final SSLEngine engine;
    private final ByteBuffer in;
    private final ByteBuffer out;
    private final ByteBuffer heard = ByteBuffer.allocate(BUFFER);
    private ByteBuffer toSay = ByteBuffer.allocate(0);

    End(SSLEngine engine, ByteBuffer in, ByteBuffer out) {
      this.engine = engine;
      this.in = in;
      this.out = out;
    }

    void say(String text) {
      toSay = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    boolean hasHeard(String text) {
      return new String(heard.array(), 0, heard.position(), StandardCharsets.US_ASCII).equals(text);
    }

    void turn() throws SSLException {
      engine.wrap(toSay, out);
      runTasks();
      in.flip();
      while (in.hasRemaining() && engine.unwrap(in, heard).getStatus() == SSLEngineResult.Status.OK) {
        runTasks();
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
          break;
        }
      }
      in.compact();
    }

    private void runTasks() {
      for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
        task.run();
      }
    }
  }
}
