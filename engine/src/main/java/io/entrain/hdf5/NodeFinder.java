package io.entrain.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.links.SoftLink;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the nodes of a file by name, without jHDF's own search: that opens other files and follows links for ever. */
final class NodeFinder {
  private static final int MAX_LINKS = 16;
  private static final int MAX_DEPTH = 32;

  private final Path file;
  private final Group root;

  NodeFinder(Path file, Group root) {
    this.file = file;
    this.root = root;
  }

  /** The node of a path, with links inside the file resolved; empty if there is none. */
  Optional<Node> find(String path) {
    Deque<String> parts = new ArrayDeque<>(parts(path));
    Deque<Group> groups = new ArrayDeque<>(List.of(root));
    int links = 0;
    while (!parts.isEmpty()) {
      Node child = groups.peek().getChild(parts.pop());
      if (child instanceof Link link) {
        if (++links > MAX_LINKS) {
          throw new DataFileException(file, path, "its links turn in a circle");
        }
        String target = targetInside(link, path);
        if (target.startsWith("/")) {
          groups.clear();
          groups.push(root);
        }
        parts(target).reversed().forEach(parts::push);
      } else if (child instanceof Group group && !parts.isEmpty()) {
        groups.push(group);
      } else {
        return parts.isEmpty() ? Optional.ofNullable(child) : Optional.empty();
      }
    }
    return Optional.of(groups.peek());
  }

  /**
   * Paths of all datasets in the order of the file. Links are not followed, and groups whose name begins with {@code _} or {@code #} are
   * left out: there JLD, JLD2 and MATLAB keep books.
   */
  List<String> datasets() {
    List<String> found = new ArrayList<>();
    collect(root, "/", 0, new HashSet<>(), found);
    return found;
  }

  private void collect(Group group, String prefix, int depth, Set<Long> visited, List<String> found) {
    if (depth > MAX_DEPTH || !visited.add(group.getAddress())) {
      return;
    }
    for (Node child : group.getChildren().values()) {
      String name = child.getName();
      if (child instanceof Dataset) {
        found.add(prefix + name);
      } else if (child instanceof Group inner && !name.startsWith("_") && !name.startsWith("#")) {
        collect(inner, prefix + name + "/", depth + 1, visited, found);
      }
    }
  }

  private String targetInside(Link link, String path) {
    if (link instanceof SoftLink) {
      return link.getTargetPath();
    }
    throw new DataFileException(file, path, "is a link to another file (" + link.getTargetPath() + "), which is not followed");
  }

  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts;
  }
}
