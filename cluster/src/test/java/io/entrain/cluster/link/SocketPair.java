package io.entrain.cluster.link;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Two ends of one connection on loopback, not blocking, with small buffers. */
record SocketPair(SocketChannel near, SocketChannel far) implements Closeable {
  static SocketPair open() {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      SocketChannel near = SocketChannel.open();
      near.setOption(StandardSocketOptions.SO_SNDBUF, 4096);
      near.connect(server.getLocalAddress());
      SocketChannel far = server.accept();
      near.configureBlocking(false);
      far.configureBlocking(false);
      return new SocketPair(near, far);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    near.close();
    far.close();
  }
}
