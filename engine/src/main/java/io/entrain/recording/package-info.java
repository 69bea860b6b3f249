/** Recorded activity from files of other programs, checked down to the single number, as tables of tasks, rows and columns. */
package io.entrain.recording;
