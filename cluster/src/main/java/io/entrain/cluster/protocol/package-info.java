/** Messages that more than one package, or machine, sees. */
package io.entrain.cluster.protocol;
