package io.entrain.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Neurons as people write them, counted from 1: {@code 1:16}, {@code 1,5,9:12}.
 *
 * @param zeroBased the same, counted from 0, in the order given
 */
record IndexList(int[] zeroBased) {
  private static final int LONGEST = 1 << 20;

  /** The indices of an option; null where it was not given. */
  static int[] indices(IndexList option) {
    return option == null ? null : option.zeroBased;
  }

  /** Reads the option. */
  static final class Converter implements ITypeConverter<IndexList> {
    @Override
    public IndexList convert(String text) {
      List<Integer> indices = new ArrayList<>();
      for (String part : text.split(",", -1)) {
        String[] ends = part.split(":", -1);
        int first = index(text, ends[0]);
        int last = ends.length == 1 ? first : index(text, ends[1]);
        if (ends.length > 2 || last < first || last - first >= LONGEST - indices.size()) {
          throw wrong(text);
        }
        for (int index = first; index <= last; index++) {
          indices.add(index - 1);
        }
      }
      return new IndexList(indices.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int index(String text, String part) {
      try {
        int index = Integer.parseInt(part.strip());
        if (index >= 1) {
          return index;
        }
      } catch (NumberFormatException e) {
        throw wrong(text);
      }
      throw wrong(text);
    }

    private static TypeConversionException wrong(String text) {
      return new TypeConversionException("'" + text + "' must be neurons counted from 1, such as 1:16 or 1,5,9:12");
    }
  }
}
