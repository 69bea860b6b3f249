/**
 * Checkpoints: what a network has learned after a loop, on disk, complete or absent. Data files are written first, by one process or by
 * several, and the manifest that lists them with their checksums last, so that a manifest is there only when all it lists is.
 */
package io.entrain.checkpoint;
