/**
 * What keeps others out: the token that clients and links are asked for, certificates and mutual TLS, the rule of loopback, the folders
 * that runs are confined to, and the check against DNS rebinding. Plain Java: it decides and makes, and knows no actor, no configuration
 * and no socket.
 *
 * <p>A user's mistake is an {@link io.entrain.config.ConfigException}. No message, and no {@code toString()}, holds a secret.
 */
package io.entrain.cluster.security;
