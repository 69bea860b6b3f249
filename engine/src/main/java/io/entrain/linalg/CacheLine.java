package io.entrain.linalg;

/**
 * Where data begin in an array so that whole vectors do not straddle lines of the cache. The launcher lets objects begin on lines ({@code
 * -XX:ObjectAlignmentInBytes=64}), and an array's header is 16 bytes: the data leave out the rest of the first line. Where the machine lays
 * out objects otherwise, nothing changes but speed.
 */
public final class CacheLine {
  public static final int BYTES = 64;
  private static final int ARRAY_HEADER = 16;

  /** Bytes from the first element of an array to the next line. */
  public static final int REST = BYTES - ARRAY_HEADER;

  private CacheLine() {}
}
