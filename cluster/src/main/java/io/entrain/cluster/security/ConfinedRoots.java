package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import io.entrain.hdf5.IoFailures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The folders under which a cluster reads and writes runs. Whatever path a client asks for is used only if it lies below one of them after
 * all symbolic links have been followed.
 *
 * <ul>
 *   <li>An absolute path is taken as it is; a relative one is meant under the first root, never under the folder of the process.
 *   <li>{@code ..} is refused wherever it stands: after a symbolic link it means something else than it says.
 *   <li>Links inside the roots may be used as long as they end below a root; one that ends nowhere is refused.
 *   <li>{@code ~}, {@code $} and patterns mean nothing: they are names.
 *   <li>A root itself is no run directory, and neither is a file.
 * </ul>
 *
 * <p>Between a check and the use of a path, whoever may write to the roots can put a link in its place: {@link #recheck} right before use
 * tells. The roots should be writable only by those who may use the cluster. Immutable.
 */
public final class ConfinedRoots {
  private final List<Path> roots;

  private ConfinedRoots(List<Path> roots) {
    this.roots = roots;
  }

  /**
   * Confines to these folders as they are now: a link in place of a root is followed here and never again.
   *
   * @param key the setting that the roots come from, for the message
   * @param roots at least one; the first is where relative paths begin
   * @throws ConfigException if there is none, or one is missing, no folder, or the root of the file system
   */
  public static ConfinedRoots of(String key, List<Path> roots) {
    if (roots.isEmpty()) {
      throw new ConfigException(key + " = []: must name at least one folder for runs");
    }
    return new ConfinedRoots(roots.stream().map(root -> realRoot(key, root)).toList());
  }

  /** The real paths of the roots. */
  public List<Path> roots() {
    return roots;
  }

  /**
   * The real path of a run directory, which need not exist yet: the links of all components that exist are followed, the others follow as
   * they are.
   *
   * @param requested what a client asked for; anything
   * @throws PathRefusedException saying the path and the roots
   */
  public Path resolve(String requested) {
    String shown = Printable.of(requested);
    if (requested.isBlank() || requested.chars().anyMatch(Character::isISOControl)) {
      throw refused(shown, "is empty or holds a control character");
    }
    Path path = parse(requested, shown);
    for (Path name : path) {
      if (name.toString().equals("..")) {
        throw refused(shown, "holds \"..\"");
      }
    }
    return confined(roots.getFirst().resolve(path), shown);
  }

  /**
   * The same path, if it still means the same. To be asked right before the directory is used.
   *
   * @param resolved what {@link #resolve} gave
   * @throws PathRefusedException if it, or a folder on the way to it, has become a link or a file
   */
  public Path recheck(Path resolved) {
    String shown = Printable.of(resolved.toString());
    if (!confined(resolved.toAbsolutePath(), shown).equals(resolved)) {
      throw refused(shown, "leads elsewhere since it was checked");
    }
    return resolved;
  }

  /**
   * Makes those folders of a checked path that are missing, one by one, and checks before and after.
   *
   * @param resolved what {@link #resolve} gave
   * @throws PathRefusedException as {@link #recheck}
   * @throws UncheckedIOException naming the folder if one cannot be made
   */
  public Path create(Path resolved) {
    recheck(resolved);
    Path root = roots.stream().filter(resolved::startsWith).findFirst().orElseThrow();
    Path folder = root;
    for (Path name : root.relativize(resolved)) {
      folder = folder.resolve(name);
      try {
        Files.createDirectory(folder);
      } catch (FileAlreadyExistsException _) {
        recheck(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(folder + ": cannot be made: " + IoFailures.reason(e), e);
      }
    }
    return recheck(resolved);
  }

  private Path confined(Path path, String shown) {
    Path existing = path;
    while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      boolean hidden = !Files.notExists(existing, LinkOption.NOFOLLOW_LINKS);
      existing = existing.getParent();
      if (hidden && Files.isDirectory(existing)) {
        throw refused(shown, "cannot be looked at");
      }
    }
    Path real = real(existing, shown);
    Path result = real.resolve(existing.relativize(path)).normalize();
    if (roots.stream().noneMatch(root -> result.startsWith(root) && !result.equals(root))) {
      throw refused(shown, roots.contains(result) ? "is a root itself" : "lies outside");
    }
    if (!Files.isDirectory(real)) {
      throw refused(shown, "leads to or through a file");
    }
    return result;
  }

  private Path real(Path existing, String shown) {
    try {
      return existing.toRealPath();
    } catch (IOException e) {
      throw refused(shown, "leads over a link that ends nowhere, or a folder that may not be looked into");
    }
  }

  private Path parse(String requested, String shown) {
    try {
      return Path.of(requested);
    } catch (IllegalArgumentException e) {
      throw refused(shown, "is no path");
    }
  }

  private PathRefusedException refused(String shown, String reason) {
    String allowed = roots.stream().map(Path::toString).collect(Collectors.joining(", "));
    return new PathRefusedException(shown + ": " + reason + ": must be a directory below " + allowed);
  }

  private static Path realRoot(String key, Path root) {
    try {
      Path real = root.toRealPath();
      if (!Files.isDirectory(real)) {
        throw new ConfigException(key + " = " + root + ": is a file: must be a folder for runs");
      }
      if (real.getParent() == null) {
        throw new ConfigException(key + " = " + root + ": is the whole file system: must be a folder for runs");
      }
      return real;
    } catch (IOException e) {
      throw new ConfigException(key + " = " + root + ": cannot be used: " + IoFailures.reason(e), e);
    }
  }
}
