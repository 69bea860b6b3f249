package io.entrain.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Finds known names that are spelled nearly like an unknown one. */
public final class Spelling {
  private static final int MOST_NAMES = 3;

  private Spelling() {}

  /** The end of a message, such as {@code ", did you mean tau_plas?"}; empty where no known name is near. */
  public static String hint(String name, Collection<String> known) {
    List<String> nearest = nearest(name, known);
    return nearest.isEmpty() ? "" : ", did you mean " + String.join(" or ", nearest) + "?";
  }

  /** Names at the smallest distance, which must be less than half of the name and at most 2. */
  private static List<String> nearest(String name, Collection<String> known) {
    int limit = Math.min(2, name.length() / 2);
    int best = known.stream().mapToInt(candidate -> distance(name, candidate)).min().orElse(Integer.MAX_VALUE);
    return best > limit
        ? List.of()
        : known.stream()
            .filter(candidate -> distance(name, candidate) == best)
            .sorted()
            .limit(MOST_NAMES)
            .toList();
  }

  /** Edit distance of Levenshtein, without regard to case. */
  private static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
