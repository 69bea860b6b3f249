package io.entrain.cluster.run;

import io.entrain.config.ConfigException;
import java.util.ArrayList;
import java.util.List;

/**
 * What someone has asked for by submitting a run.
 *
 * @param key under which it was submitted
 * @param directory data directory, relative to the root, with {@code /} between names
 * @param options how to train
 */
public record RunRequest(SubmitKey key, String directory, RunOptions options) {
  /**
   * @throws ConfigException if the directory is absolute, leaves the root, or is Entrain's own
   */
  public RunRequest {
    if (!directory.equals(".") && !isBelow(directory)) {
      throw new ConfigException("directory = " + Quoted.of(directory) + ": must be a path from the root downwards, as runs/first");
    }
  }

  private static boolean isBelow(String path) {
    List<String> names = List.of(path.split("/", -1));
    return names.stream().noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."))
        && !names.getFirst().equals(".entrain")
        && path.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
  }

  /** Says what differs from another request, in words. */
  List<String> differences(RunRequest other) {
    List<String> differences = new ArrayList<>();
    RunOptions.compare(differences, "directory", directory, other.directory);
    differences.addAll(options.differences(other.options));
    return differences;
  }
}
