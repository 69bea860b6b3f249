package io.entrain.verify;

import java.util.List;

/**
 * What running a case gave.
 *
 * @param name name of the case
 * @param passed whether everything that the file expects was met
 * @param largestDeviation largest |a - b| / max |b| over all arrays that were compared; NaN if none was, infinite where two arrays
 *     cannot be compared (sizes, NaN against a number)
 * @param place dataset and index of that deviation, for example {@code expected/loop1/P[131]}; empty if there is none
 * @param notes reasons of a failure and remarks, one line each
 */
public record CaseReport(String name, boolean passed, double largestDeviation, String place, List<String> notes) {
  public CaseReport {
    notes = List.copyOf(notes);
  }
}
