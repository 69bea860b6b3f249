/** Plugins: generators that the user names by class, or writes as a single Java file that is compiled when it is loaded. */
package io.entrain.plugin;
