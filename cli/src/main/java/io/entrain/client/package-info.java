/** The client of a cluster: asks its nodes over HTTP, and holds nothing itself. */
package io.entrain.client;
