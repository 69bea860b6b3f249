package io.entrain.checkpoint;

import io.entrain.hdf5.DataFileException;
import java.nio.file.Path;

/**
 * A file of a checkpoint is missing, incomplete, damaged or unreadable, so that another checkpoint may be used in its place. A checkpoint
 * that does not belong to the network is a plain {@link DataFileException}.
 */
public final class DamagedCheckpointException extends DataFileException {
  private static final long serialVersionUID = 1L;

  DamagedCheckpointException(Path file, String what, String rule) {
    super(file, what, rule);
  }

  DamagedCheckpointException(Path file, String what, String rule, Throwable cause) {
    super(file, what, rule, cause);
  }
}
