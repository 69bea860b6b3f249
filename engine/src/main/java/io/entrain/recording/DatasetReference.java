package io.entrain.recording;

import io.entrain.config.ConfigException;
import java.nio.file.Path;

/**
 * A dataset in a file, written {@code file.h5:/name}.
 *
 * @param dataset name with its leading slash
 */
public record DatasetReference(Path file, String dataset) {
  /**
   * @throws ConfigException if {@code text} is not of this form
   */
  public static DatasetReference parse(String text) {
    int colon = text.lastIndexOf(":/");
    if (colon <= 0 || colon == text.length() - 2) {
      throw new ConfigException("\"" + text + "\": must be a file and a dataset in it, as in file.h5:/name");
    }
    return new DatasetReference(Path.of(text.substring(0, colon)), text.substring(colon + 1));
  }
}
