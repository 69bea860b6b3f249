package io.entrain.cluster.control;

import io.entrain.cluster.security.AccessToken;
import io.entrain.cluster.security.HostCheck;
import io.entrain.cluster.security.TlsMaterial;
import java.util.Optional;

/**
 * Where a door listens, and whom it lets in.
 *
 * @param host name or address
 * @param port 0: any that is free
 * @param token that every client must know
 * @param hosts under which clients may speak to it
 * @param tls certificates for HTTPS; empty: HTTP
 * @param limits how much clients may ask
 */
public record EndpointSetup(
    String host, int port, AccessToken token, HostCheck hosts, Optional<TlsMaterial> tls, EndpointLimits limits) {}
