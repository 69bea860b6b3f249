package io.entrain.failure;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A part of the network between nodes: passes on what comes to a port, as long as it is not cut. While it is cut for someone, bytes from
 * there vanish without an answer, as when a cable is pulled; connections stay as they are.
 */
final class ForeignNetwork implements Closeable {
  private final ServerSocket server;
  private final int target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile Predicate<InetAddress> cut = _ -> false;

  /** Passes on to a port of 127.0.0.1. */
  ForeignNetwork(int target) {
    this.target = target;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** From now on bytes from these addresses vanish, and so do answers to them. */
  void cut(Predicate<InetAddress> from) {
    cut = from;
  }

  /** Lets through what comes from now on; connections that have lost bytes are broken. */
  void heal() {
    cut = _ -> false;
    sockets.forEach(ForeignNetwork::close);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        connect(server.accept());
      } catch (IOException _) {
        // this is closed
      }
    }
  }

  /** Closes the connection when nobody is there to take it, as a machine does that has lost the process. */
  private void connect(Socket from) {
    try {
      Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
      from.setTcpNoDelay(true);
      to.setTcpNoDelay(true);
      sockets.addAll(List.of(from, to));
      InetAddress source = from.getInetAddress();
      Thread.ofVirtual().start(() -> pass(source, from, to));
      Thread.ofVirtual().start(() -> pass(source, to, from));
    } catch (IOException _) {
      close(from);
    }
  }

  private void pass(InetAddress source, Socket from, Socket to) {
    byte[] part = new byte[1 << 14];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        if (!cut.test(source)) {
          out.write(part, 0, length);
          out.flush();
        }
      }
    } catch (IOException _) {
      // one of both is gone
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // closed enough
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sockets.forEach(ForeignNetwork::close);
  }
}
