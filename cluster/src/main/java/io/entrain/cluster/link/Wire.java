package io.entrain.cluster.link;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Bytes both ways over one non-blocking connection, plain or encrypted. For one thread, but for {@link #close}. */
sealed interface Wire extends Closeable permits PlainWire, TlsWire {
  /** Negotiates encryption as far as the peer's bytes are there; true when done. To be called until then, before all else. */
  boolean secure() throws IOException;

  /**
   * Reads what is there.
   *
   * @param into has room; is appended to
   * @return bytes read; 0 if none are there, and then none are held back inside either; -1 if the peer closed
   */
  int read(ByteBuffer into) throws IOException;

  /**
   * Writes what the system takes. The rest stays in {@code from} or inside, and the call has to be repeated.
   *
   * @return true when all is handed over to the system
   */
  boolean write(ByteBuffer from) throws IOException;

  /** True when bytes inside wait until the system takes them. */
  boolean holdsOutput();

  SocketChannel channel();

  @Override
  default void close() throws IOException {
    channel().close();
  }
}
