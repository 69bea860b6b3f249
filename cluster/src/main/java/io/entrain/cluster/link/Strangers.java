package io.entrain.cluster.link;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that have not yet proved who they are. When there are too many the oldest is dropped: an honest peer needs milliseconds, so
 * silent connections push out one another and not it.
 */
final class Strangers implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);

  private final int limit;
  private final LinkedHashSet<SocketChannel> channels = new LinkedHashSet<>();
  private boolean closed;

  Strangers(int limit) {
    this.limit = limit;
  }

  synchronized void add(SocketChannel channel) throws IOException {
    if (closed) {
      channel.close();
      return;
    }
    channels.add(channel);
    if (channels.size() > limit) {
      SocketChannel oldest = channels.removeFirst();
      LOG.warn("more than {} connections prove who they are: dropped that of {}", limit, oldest.socket().getRemoteSocketAddress());
      oldest.close();
    }
  }

  /** False if the connection was dropped before. */
  synchronized boolean remove(SocketChannel channel) {
    return channels.remove(channel);
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    for (SocketChannel channel : channels) {
      channel.close();
    }
    channels.clear();
  }
}
