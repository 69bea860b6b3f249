package io.entrain.cluster.run;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The directory {@code epochs} in a run's data directory: claims of epochs, and how runs stood in them. Nothing in it is ever deleted. */
final class EpochDirectory {
  /** Every file in it. */
  static final Pattern ANY = Pattern.compile("epoch-([0-9]{6,18})(?:-[a-z0-9-]+)?\\.json");

  private static final Pattern RECORD = Pattern.compile("epoch-([0-9]{6,18})-([a-z0-9-]+)\\.json");

  private final Path path;

  EpochDirectory(Path dataDirectory) {
    this.path = dataDirectory.toAbsolutePath().resolve("epochs");
  }

  Path path() {
    return path;
  }

  Path claimFile(long number) {
    return path.resolve("epoch-%06d.json".formatted(number));
  }

  Path recordFile(long number, RunId run) {
    return path.resolve("epoch-%06d-%s.json".formatted(number, run));
  }

  /** The highest number that was claimed, by whether there is a file of it, whatever is in the file. */
  OptionalLong highest() {
    return Directories.names(path).stream()
        .map(ANY::matcher)
        .filter(Matcher::matches)
        .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
        .max();
  }

  /** Records of a run, that of its highest epoch first. */
  List<Path> records(RunId run) {
    return Directories.names(path).stream()
        .map(RECORD::matcher)
        .filter(matcher -> matcher.matches() && matcher.group(2).equals(run.value()))
        .sorted(Comparator.comparingLong((Matcher matcher) -> Long.parseLong(matcher.group(1))).reversed())
        .map(matcher -> path.resolve(matcher.group()))
        .toList();
  }
}
