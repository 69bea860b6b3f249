/**
 * Runs case files: inputs and expected results of single training loops, test trials, initial passes and transfer functions, written by
 * an independent program. A user runs them to check an installation, a developer to check a change.
 */
package io.entrain.verify;
