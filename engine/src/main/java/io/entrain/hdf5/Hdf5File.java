package io.entrain.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import io.jhdf.dataset.DatasetBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * An HDF5 file that is open for reading. Names are paths with or without the leading slash. Every failure is a {@link DataFileException}.
 * Not for several threads.
 */
public final class Hdf5File implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final HdfFile file;
  private final NodeFinder nodes;
  private ByteBuffer buffer;

  private Hdf5File(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
    this.file = Guard.read(path, "HDF5 file", () -> new HdfFile(channel));
    this.nodes = new NodeFinder(path, file);
  }

  /**
   * Opens a file.
   *
   * @throws DataFileException if there is none, it cannot be read, or it is not HDF5
   */
  public static Hdf5File open(Path path) {
    FileChannel channel = null;
    try {
      if (Files.isDirectory(path)) {
        throw new DataFileException(path, "cannot be read", "it is a directory");
      }
      channel = FileChannel.open(path, StandardOpenOption.READ);
      Hdf5File opened = over(path, channel);
      channel = null;
      return opened;
    } catch (IOException e) {
      throw IoFailures.reading(path, e);
    } finally {
      closeQuietly(channel);
    }
  }

  /** A file whose channel is open already. */
  static Hdf5File over(Path path, FileChannel channel) throws IOException {
    if (!FileSignature.isHdf5(channel)) {
      throw new DataFileException(path, "is not an HDF5 file", FileSignature.seemsToBe(channel));
    }
    return new Hdf5File(path, channel);
  }

  public Path path() {
    return path;
  }

  /** What the file says about itself. */
  public FileHeader header() {
    return new FileHeader(
        Math.toIntExact(integer("/", FileHeader.FORMAT_VERSION)),
        Math.toIntExact(integer("/", FileHeader.INDEX_BASE)),
        textAttribute("/", FileHeader.PARAMETERS_DIGEST));
  }

  /** Whether there is a dataset of this name. */
  public boolean exists(String name) {
    return Guard.read(path, name, () -> nodes.find(name).filter(DatasetBase.class::isInstance).isPresent());
  }

  /** Full names of all datasets in the order of the file, without those in groups whose name begins with {@code _} or {@code #}. */
  public List<String> datasets() {
    return Guard.read(path, "list of datasets", nodes::datasets);
  }

  /** A dataset of plain numbers. */
  public NumericDataset dataset(String name) {
    return numeric(name)
        .orElseThrow(() -> new DataFileException(path, "dataset " + name, "must be an array of plain numbers"));
  }

  /** A dataset of plain numbers; empty if it holds something else. */
  public Optional<NumericDataset> numeric(String name) {
    return Guard.read(path, "dataset " + name, () -> open(name, node(name)));
  }

  /** Extent of each dimension of a dataset of numbers. */
  public long[] shape(String name) {
    return dataset(name).shape();
  }

  public float[] floats(String name) {
    return dataset(name).floats();
  }

  public double[] doubles(String name) {
    return dataset(name).doubles();
  }

  public int[] ints(String name) {
    return dataset(name).ints();
  }

  public long[] longs(String name) {
    return dataset(name).longs();
  }

  /** A dataset that is a single text. */
  public String text(String name) {
    return texts(name).getFirst();
  }

  /** A dataset of texts. */
  public List<String> texts(String name) {
    return Guard.read(path, "dataset " + name, () -> {
      DatasetBase node = node(name);
      bytes(node);
      return strings("dataset " + name, node.getDataFlat());
    });
  }

  /** Whether a dataset, a group or the root {@code "/"} has an attribute. */
  public boolean hasAttribute(String node, String name) {
    return Guard.read(path, node, () -> anyNode(node).getAttribute(name) != null);
  }

  /** An attribute that is a text. */
  public String textAttribute(String node, String name) {
    return strings("attribute " + name + " of " + node, attribute(node, name)).getFirst();
  }

  /** An attribute that is a whole number. */
  public long integer(String node, String name) {
    double value = number(node, name);
    if (value != Math.rint(value)) {
      throw new DataFileException(path, "attribute " + name + " of " + node + " is " + value, "must be a whole number");
    }
    return (long) value;
  }

  /** An attribute that is a number. */
  public double number(String node, String name) {
    Object value = attribute(node, name);
    Object single = value.getClass().isArray() && Array.getLength(value) == 1 ? Array.get(value, 0) : value;
    if (single instanceof Number number) {
      return number.doubleValue();
    }
    throw new DataFileException(path, "attribute " + name + " of " + node, "must be a number");
  }

  @Override
  public void close() {
    closeQuietly(channel);
  }

  /** Checks that a dataset written here can be found with its attributes, and that its data lies inside the file. */
  void requireReadable(String name) {
    Guard.read(path, "dataset " + name, () -> {
      DatasetBase node = node(name);
      node.getAttributes();
      return bytes(node);
    });
  }

  private Optional<NumericDataset> open(String name, DatasetBase node) throws IOException {
    Optional<NumberFormat> format = NumberFormat.of(node.getDataType());
    if (format.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new NumericDataset(path, name, node.getDimensionsAsLong(), format.get(), bytes(node), this::buffer));
  }

  private DatasetBytes bytes(DatasetBase node) throws IOException {
    long size = Math.multiplyExact(node.getSize(), node.getDataType().getSize());
    return DatasetBytes.of(node, size, path, channel, file.getUserBlockSize());
  }

  private ByteBuffer buffer() {
    if (buffer == null) {
      buffer = NumericDataset.newBuffer();
    }
    return buffer;
  }

  private DatasetBase node(String name) {
    return nodes
        .find(name)
        .filter(DatasetBase.class::isInstance)
        .map(DatasetBase.class::cast)
        .orElseThrow(() -> new DataFileException(path, "no dataset " + name, "the file has " + known()));
  }

  private Node anyNode(String name) {
    return nodes.find(name).orElseThrow(() -> new DataFileException(path, "nothing is called " + name, "the file has " + known()));
  }

  private String known() {
    List<String> names = nodes.datasets();
    int shown = Math.min(names.size(), 20);
    String list = String.join(", ", names.subList(0, shown));
    return names.isEmpty() ? "no datasets" : list + (shown < names.size() ? " and " + (names.size() - shown) + " more" : "");
  }

  private Object attribute(String node, String name) {
    return Guard.read(path, "attribute " + name + " of " + node, () -> {
      Attribute attribute = anyNode(node).getAttribute(name);
      if (attribute == null || attribute.getData() == null) {
        throw new DataFileException(path, node, "has no attribute " + name);
      }
      return attribute.getData();
    });
  }

  private List<String> strings(String what, Object value) {
    return switch (value) {
      case String text -> List.of(text);
      case String[] texts when texts.length > 0 -> List.of(texts);
      case null, default -> throw new DataFileException(path, what, "must be a text");
    };
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a file that was only read cannot be closed", e);
    }
  }
}
