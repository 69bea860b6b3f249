package io.entrain.cluster.link;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network that misbehaves on demand, between whoever connects and a target. */
final class TcpProxy implements Closeable {
  private final ServerSocket server;
  private final InetSocketAddress target;
  private final int longestPart;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Way forth = new Way();
  private final Way back = new Way();

  /** What happens to bytes that go one way. */
  static final class Way {
    private boolean held;
    private boolean doubled;
    private boolean damaged;

    /** Lets nothing through until {@link #release}. */
    synchronized void hold() {
      held = true;
    }

    synchronized void release() {
      held = false;
      notifyAll();
    }

    /** Sends what comes next twice. */
    synchronized void repeatNext() {
      doubled = true;
    }

    /** Changes a bit of what comes next. */
    synchronized void damageNext() {
      damaged = true;
    }

    private synchronized int copies(byte[] part, int length) throws InterruptedException {
      while (held) {
        wait();
      }
      if (damaged) {
        part[length / 2] ^= 4;
      }
      int copies = doubled ? 2 : 1;
      damaged = false;
      doubled = false;
      return copies;
    }
  }

  /** Passes bytes on in parts of 1 to {@code longestPart} bytes, to {@code target}. */
  TcpProxy(InetSocketAddress target, int longestPart) {
    this.target = target;
    this.longestPart = longestPart;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    inThread(this::accept);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  /** From the side that connects to the target. */
  Way forth() {
    return forth;
  }

  /** From the target to the side that connected. */
  Way back() {
    return back;
  }

  /** Ends all connections. */
  void cut() {
    TestNodes.close(sockets);
  }

  private void accept() throws IOException {
    while (true) {
      Socket from = server.accept();
      Socket to = new Socket(target.getAddress(), target.getPort());
      from.setTcpNoDelay(true);
      to.setTcpNoDelay(true);
      sockets.add(from);
      sockets.add(to);
      inThread(() -> pass(from, to, forth));
      inThread(() -> pass(to, from, back));
    }
  }

  private void pass(Socket from, Socket to, Way way) throws IOException, InterruptedException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] part = new byte[longestPart];
      int length = 0;
      for (int count = 0; length >= 0; count++) {
        length = in.read(part, 0, count % longestPart + 1);
        for (int copies = length > 0 ? way.copies(part, length) : 0; copies > 0; copies--) {
          out.write(part, 0, length);
        }
      }
    }
  }

  private interface Task {
    void run() throws IOException, InterruptedException;
  }

  private static void inThread(Task task) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                task.run();
              } catch (IOException | InterruptedException e) {
                // The connection is at its end, and so is the task.
              }
            });
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
    forth.release();
    back.release();
  }
}
