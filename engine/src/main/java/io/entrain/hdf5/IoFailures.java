package io.entrain.hdf5;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says in words what the operating system or jHDF reported. */
public final class IoFailures {
  private IoFailures() {}

  static DataFileException reading(Path file, IOException failure) {
    return new DataFileException(file, "cannot be read", reason(failure), failure);
  }

  static DataFileException writing(Path file, IOException failure) {
    return new DataFileException(file, "cannot be written", reason(failure), failure);
  }

  /** What went wrong, without the name of the file. */
  public static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "no such file or directory";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "something else of that name is there already";
      case FileSystemException system when system.getReason() != null -> system.getReason();
      default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    };
  }

  /** The innermost message of a failure inside jHDF, which wraps each cause in a more general one. */
  static String innermost(Throwable failure) {
    Throwable inner = failure;
    while (inner.getCause() != null && inner.getCause() != inner) {
      inner = inner.getCause();
    }
    if (inner instanceof IOException io) {
      return reason(io);
    }
    return inner.getMessage() == null ? inner.getClass().getSimpleName() : inner.getMessage();
  }
}
