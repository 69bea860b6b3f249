package io.entrain.cluster.run;

import io.entrain.hdf5.DataFileException;
import java.nio.file.Path;

/** A file is there and is not what was once written. Whoever reads it decides whether another copy serves. */
final class DamageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String problem;

  DamageException(Path file, String problem) {
    this(file, problem, null);
  }

  DamageException(Path file, String problem, Throwable cause) {
    super(file + ": is damaged: " + problem, cause);
    this.file = file;
    this.problem = problem;
  }

  /** For the user, where no other copy serves. */
  DataFileException fatal(String remedy) {
    return new DataFileException(file, "is damaged", problem + "; " + remedy, this);
  }
}
