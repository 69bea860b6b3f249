package io.entrain.hdf5;

import io.jhdf.Superblock.SuperblockV2V3;
import io.jhdf.WritableGroupImpl;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import io.jhdf.object.datatype.StringData;
import io.jhdf.storage.HdfFileChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Collects the content of an HDF5 file and writes it, at once and whole. Names are paths ({@code loop1/spikes}); groups come into being by
 * themselves. Arrays are held, not copied: they must not change until {@link #write}.
 */
public final class Hdf5Writer {
  /** An attribute shares a message of at most 64 KiB with its name and type; beyond that jHDF writes files that nobody can read. */
  private static final int MAX_ATTRIBUTE_BYTES = 60_000;

  private final Map<String, StreamedDataset> datasets = new LinkedHashMap<>();
  private final Map<String, WritableGroup> groups = new LinkedHashMap<>();
  private final WritableGroupImpl root = new WritableGroupImpl(null, "");

  public Hdf5Writer(FileHeader header) {
    groups.put("", root);
    attribute("/", FileHeader.FORMAT_VERSION, header.formatVersion());
    attribute("/", FileHeader.INDEX_BASE, header.indexBase());
    attribute("/", FileHeader.PARAMETERS_DIGEST, header.parametersDigest());
  }

  /** A dataset of the given shape (none: one-dimensional) in C order; may be empty. */
  public Hdf5Writer floats(String name, float[] values, long... shape) {
    return numbers(name, NumberBlocks.flat(values, shape));
  }

  /** As {@link #floats}. */
  public Hdf5Writer doubles(String name, double[] values, long... shape) {
    return numbers(name, NumberBlocks.flat(values, shape));
  }

  /** As {@link #floats}. */
  public Hdf5Writer ints(String name, int[] values, long... shape) {
    return numbers(name, NumberBlocks.flat(values, shape));
  }

  /** As {@link #floats}. */
  public Hdf5Writer longs(String name, long[] values, long... shape) {
    return numbers(name, NumberBlocks.flat(values, shape));
  }

  /**
   * A dataset with the shape of nested arrays of numbers, such as {@code float[][][]}.
   *
   * @throws IllegalArgumentException if they are not rectangular
   */
  public Hdf5Writer array(String name, Object nested) {
    return numbers(name, NumberBlocks.nested(nested));
  }

  /**
   * A dataset whose numbers come in arrays one after the other, which may be made while they are written.
   *
   * @param shape extent of each dimension
   * @param count number of arrays
   * @param block gives array i; asked once, in order
   */
  public Hdf5Writer blocks(String name, ElementType type, long[] shape, int count, IntFunction<Object> block) {
    return numbers(name, new NumberBlocks(type, shape.clone(), count, block));
  }

  /**
   * A table with rows of different length, as {@code name/offsets} (one more than rows) and {@code name/values}: row i is {@code
   * values[offsets[i] .. offsets[i+1]]}.
   *
   * @param rows arrays of numbers of one type, such as {@code int[][]}
   */
  public Hdf5Writer ragged(String name, Object[] rows) {
    long[] offsets = new long[rows.length + 1];
    for (int i = 0; i < rows.length; i++) {
      offsets[i + 1] = offsets[i] + Array.getLength(rows[i]);
    }
    ElementType type = ElementType.of(rows.getClass().getComponentType().getComponentType());
    return ragged(name, type, offsets, i -> rows[i]);
  }

  /**
   * As {@link #ragged(String, Object[])}, with rows that are made while they are written: for tables too large to be held twice.
   *
   * @param row gives row i as an array of {@code type}; asked once, in order
   */
  public Hdf5Writer ragged(String name, ElementType type, long[] offsets, IntFunction<Object> row) {
    longs(name + "/offsets", offsets);
    int rows = offsets.length - 1;
    return blocks(name + "/values", type, new long[] {offsets[rows] - offsets[0]}, rows, row);
  }

  /** A single text. For long ones, such as JSON: an attribute holds no more than 64 KiB. */
  public Hdf5Writer text(String name, String text) {
    byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8).length + 1);
    return put(name, new StreamedDataset(last(name), StringData.create(new String[] {text}), new long[0], 1, _ -> bytes));
  }

  /** A one-dimensional dataset of texts. */
  public Hdf5Writer texts(String name, List<String> texts) {
    StringData type = StringData.create(texts.isEmpty() ? new String[] {""} : texts.toArray(String[]::new));
    IntFunction<Object> padded = i -> Arrays.copyOf(texts.get(i).getBytes(StandardCharsets.UTF_8), type.getSize());
    return put(name, new StreamedDataset(last(name), type, new long[] {texts.size()}, texts.size(), padded));
  }

  /**
   * An attribute of a dataset or group put before, or of the root {@code "/"}.
   *
   * @param value a text, a number or an array of numbers
   * @throws IllegalArgumentException if it is empty or larger than an attribute can be
   */
  public Hdf5Writer attribute(String node, String name, Object value) {
    int bytes = attributeBytes(value);
    if (bytes == 0 || bytes + name.length() > MAX_ATTRIBUTE_BYTES) {
      throw new IllegalArgumentException(
          "attribute " + name + " of " + node + " has " + bytes + " bytes: must have 1 to " + MAX_ATTRIBUTE_BYTES);
    }
    String path = clean(node);
    WritableNode owner = datasets.containsKey(path) ? datasets.get(path) : (WritableNode) groups.get(path);
    if (owner == null) {
      throw new IllegalArgumentException("attribute " + name + " is for " + node + ", which is not in the file");
    }
    owner.putAttribute(name, value);
    return this;
  }

  /** The unit of a dataset, as its attribute {@code unit}. */
  public Hdf5Writer unit(String dataset, String unit) {
    return attribute(dataset, "unit", unit);
  }

  /**
   * Writes the file, replacing one that may be there.
   *
   * @throws DataFileException if it cannot be written; what was there is then still there
   */
  public void write(Path file) {
    AtomicFile.write(
        file,
        channel -> {
          try {
            writeTo(channel);
          } catch (UncheckedIOException e) {
            throw e.getCause();
          } catch (io.jhdf.exceptions.HdfException e) {
            throw new IOException(IoFailures.innermost(e), e);
          }
          verify(file, channel);
        });
  }

  private void writeTo(FileChannel channel) throws IOException {
    SuperblockV2V3 superblock = new SuperblockV2V3();
    HdfFileChannel file = new HdfFileChannel(channel, superblock);
    root.write(file, WritableHdfFile.ROOT_GROUP_ADDRESS);
    file.write(superblock.toBuffer(channel.size()), 0);
  }

  /** jHDF does not notice a header that was written in part; reading all of them back does, as they carry checksums. */
  private void verify(Path file, FileChannel channel) throws IOException {
    try {
      Hdf5File written = Hdf5File.over(file, channel);
      for (String name : datasets.keySet()) {
        written.requireReadable(name);
      }
    } catch (DataFileException e) {
      throw new IOException("what was written cannot be read back; is the disk full? (" + e.getMessage() + ")", e);
    }
  }

  private Hdf5Writer numbers(String name, NumberBlocks numbers) {
    return put(name, new StreamedDataset(last(name), numbers.type().stored(), numbers.shape(), numbers.count(), numbers.block()));
  }

  private Hdf5Writer put(String name, StreamedDataset dataset) {
    String path = clean(name);
    if (datasets.containsKey(path) || groups.containsKey(path)) {
      throw new IllegalArgumentException(name + " is in the file already");
    }
    group(parent(path)).putDataset(last(path), dataset);
    datasets.put(path, dataset);
    return this;
  }

  private WritableGroup group(String path) {
    WritableGroup known = groups.get(path);
    if (known != null) {
      return known;
    }
    if (datasets.containsKey(path)) {
      throw new IllegalArgumentException(path + " is a dataset and cannot hold others");
    }
    WritableGroup made = group(parent(path)).putGroup(last(path));
    groups.put(path, made);
    return made;
  }

  private static String clean(String name) {
    String path = name.startsWith("/") ? name.substring(1) : name;
    for (String part : path.split("/", -1)) {
      if ((part.isBlank() && !path.isEmpty()) || part.equals(".") || part.equals("..") || part.length() > 255) {
        throw new IllegalArgumentException("\"" + name + "\" cannot be a name in a file");
      }
    }
    return path;
  }

  private static String parent(String path) {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static int attributeBytes(Object value) {
    return switch (value) {
      case String text -> text.getBytes(StandardCharsets.UTF_8).length + 1;
      case Number _ -> Long.BYTES;
      case double[] values -> values.length * Double.BYTES;
      case float[] values -> values.length * Float.BYTES;
      case int[] values -> values.length * Integer.BYTES;
      case long[] values -> values.length * Long.BYTES;
      default -> throw new IllegalArgumentException("attributes of " + value.getClass().getSimpleName() + " are not written");
    };
  }
}
