/**
 * The data plane: who fired in a step, from node to node. For one epoch every pair of nodes holds one TCP link, opened by the node with
 * the lower number, over which each sends one frame in every synaptic delay and takes in one. {@link io.entrain.cluster.link.LinkAcceptor}
 * listens, {@link io.entrain.cluster.link.LinkMesh} is all links of a node. Links are never mended: the first failure ends the epoch.
 */
package io.entrain.cluster.link;
