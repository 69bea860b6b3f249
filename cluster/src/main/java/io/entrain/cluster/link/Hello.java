package io.entrain.cluster.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What the connecting side says of the link it wants.
 *
 * @param run digest of the run's name, {@value #RUN_BYTES} bytes
 * @param epoch number of the epoch
 * @param from number of the connecting node
 * @param to number of the node it wants
 * @param neurons of the whole network
 * @param nonce random bytes, {@value #NONCE_BYTES}
 */
record Hello(byte[] run, long epoch, int from, int to, int neurons, byte[] nonce) {
  static final int RUN_BYTES = 32;
  static final int NONCE_BYTES = 32;
  static final int BYTES = RUN_BYTES + Long.BYTES + 3 * Integer.BYTES + NONCE_BYTES;

  static Hello to(int node, LinkEpoch epoch, byte[] nonce) {
    return new Hello(digest(epoch.run()), epoch.number(), epoch.self(), node, epoch.neurons(), nonce);
  }

  static Hello read(byte[] body) {
    ByteBuffer in = ByteBuffer.wrap(body);
    byte[] run = new byte[RUN_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    in.get(run);
    long epoch = in.getLong();
    int from = in.getInt();
    int to = in.getInt();
    int neurons = in.getInt();
    in.get(nonce);
    return new Hello(run, epoch, from, to, neurons, nonce);
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(BYTES).put(run).putLong(epoch).putInt(from).putInt(to).putInt(neurons).put(nonce).array();
  }

  boolean isOfRun(String name) {
    return MessageDigest.isEqual(run, digest(name));
  }

  @Override
  public String toString() {
    return "node " + from + " for node " + to + " in epoch " + epoch;
  }

  private static byte[] digest(String run) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(run.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
