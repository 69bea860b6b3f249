package io.entrain.hdf5;

import java.io.IOException;
import java.nio.file.Path;

/** The boundary to jHDF: whatever a damaged or hostile file makes it throw, errors of the JVM among them, becomes one clear exception. */
final class Guard {
  private Guard() {}

  /** Something that reads. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  /** As {@link Reading}, without a result. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }

  static void run(Path file, String what, Action action) {
    read(file, what, () -> {
      action.run();
      return null;
    });
  }

  /**
   * @param what what is being read, for the message
   */
  static <T> T read(Path file, String what, Reading<T> action) {
    try {
      return action.read();
    } catch (DataFileException e) {
      throw e;
    } catch (IOException e) {
      throw new DataFileException(file, what, "cannot be read: " + IoFailures.reason(e), e);
    } catch (StackOverflowError e) {
      throw new DataFileException(file, what, "is damaged, or of a form that is not read: its parts refer to each other in a circle", e);
    } catch (OutOfMemoryError e) {
      throw new DataFileException(file, what, "needs more memory than there is", e);
    } catch (RuntimeException | InternalError e) {
      throw new DataFileException(file, what, "is damaged, or of a form that is not read: " + IoFailures.innermost(e), e);
    }
  }
}
