package io.entrain.cluster.protocol;

/**
 * A message that may travel between nodes. Only classes that implement it are read from the wire, as CBOR; anything else is refused before
 * an object is made of it.
 */
public interface WireMessage {}
