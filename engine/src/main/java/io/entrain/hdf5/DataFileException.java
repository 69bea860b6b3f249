package io.entrain.hdf5;

import java.nio.file.Path;

/** A file of data cannot be read, written or used. The message says file, what and rule, and is shown to the user as it is. */
public class DataFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String what;
  private final String rule;

  /**
   * @param file the file
   * @param what what was found, for instance {@code dataset /utarg is 101 x 1824}
   * @param rule what should have been, or what can be done about it
   */
  public DataFileException(Path file, String what, String rule) {
    this(file, what, rule, null);
  }

  public DataFileException(Path file, String what, String rule, Throwable cause) {
    super(file + ": " + what + ": " + rule, cause);
    this.file = file;
    this.what = what;
    this.rule = rule;
  }

  /** The file; null after this exception was serialized. */
  public Path file() {
    return file;
  }

  /** What was found. */
  public String what() {
    return what;
  }

  /** What should have been, or what can be done about it. */
  public String rule() {
    return rule;
  }
}
