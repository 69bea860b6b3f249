package io.entrain.training;

import io.entrain.hdf5.DataFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The learning curve as comma-separated values (RFC 4180). Loops and tasks count from 1, as people count; correlation and NaN neurons are
 * empty where they were not measured; the digest is 16 hexadecimal digits. Every number reads back as it was.
 */
final class LearningCurveCsv {
  private static final String HEADER = "loop,task,elapsed_s,rate_hz,correlation,nan_neurons,digest";
  private static final String LINE_END = "\r\n";
  private static final int COLUMNS = 7;

  private LearningCurveCsv() {}

  static String format(List<LoopSummary> loops) {
    StringBuilder text = new StringBuilder(HEADER).append(LINE_END);
    loops.forEach(summary -> text.append(line(summary)));
    return text.toString();
  }

  static String line(LoopSummary summary) {
    return String.join(
        ",",
        Integer.toString(summary.loop()),
        Integer.toString(summary.task() + 1),
        Double.toString(summary.elapsedSeconds()),
        Double.toString(summary.rateHz()),
        summary.measured() ? Double.toString(summary.correlation()) : "",
        summary.measured() ? Integer.toString(summary.nanNeurons()) : "",
        HexFormat.of().toHexDigits(summary.digest()))
        + LINE_END;
  }

  /**
   * Reads a table. A last line without its end was cut off while it was written and is left out.
   *
   * @throws DataFileException if it is not a learning curve; names the line
   */
  static List<LoopSummary> parse(Path file, String text) {
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    List<String> lines = whole.lines().toList();
    List<LoopSummary> loops = new ArrayList<>();
    if (!lines.isEmpty() && !lines.getFirst().equals(HEADER)) {
      throw damaged(file, 1, "must be " + HEADER, null);
    }
    for (int i = 1; i < lines.size(); i++) {
      LoopSummary summary = parseLine(file, i + 1, lines.get(i));
      if (!loops.isEmpty() && summary.loop() <= loops.getLast().loop()) {
        throw damaged(file, i + 1, "must have a later loop than the line before", null);
      }
      loops.add(summary);
    }
    return loops;
  }

  private static LoopSummary parseLine(Path file, int number, String line) {
    String[] fields = line.split(",", -1);
    if (fields.length != COLUMNS) {
      throw damaged(file, number, "must have " + COLUMNS + " fields", null);
    }
    boolean measured = !fields[5].isEmpty();
    try {
      return new LoopSummary(
          Integer.parseInt(fields[0]),
          Integer.parseInt(fields[1]) - 1,
          Double.parseDouble(fields[2]),
          Double.parseDouble(fields[3]),
          measured ? Double.parseDouble(fields[4]) : Double.NaN,
          measured ? Integer.parseInt(fields[5]) : -1,
          HexFormat.fromHexDigitsToLong(fields[6]));
    } catch (IllegalArgumentException e) {
      throw damaged(file, number, "must hold numbers (" + e.getMessage() + ")", e);
    }
  }

  private static DataFileException damaged(Path file, int line, String rule, Throwable cause) {
    return new DataFileException(file, "line " + line, rule + "; move the file away to start a new learning curve", cause);
  }
}
