/**
 * The door for control clients: HTTP with JSON, server-sent events and metrics on every node, in front of the one scheduler of runs. Akka
 * HTTP is used here and nowhere else.
 */
package io.entrain.cluster.control;
