package io.entrain.plot;

import io.entrain.hdf5.AtomicFile;
import io.entrain.hdf5.DataFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes figures to files. A file is replaced as a whole or stays as it was. */
public final class FigureWriter {
  private FigureWriter() {}

  /**
   * Writes a figure.
   *
   * @param base path of the file without the ending; missing folders are made
   * @return the files: {@code base.pdf}, or, for formats with one page a file, {@code base.svg}, {@code base-page2.svg} and so on
   * @throws FigureException if this machine cannot draw
   * @throws DataFileException if a file cannot be written
   */
  public static List<Path> write(Figure figure, Path base, Format format) {
    List<byte[]> contents = encode(figure, format);
    makeFolder(base.toAbsolutePath().getParent());
    List<Path> files = new ArrayList<>();
    for (int page = 0; page < contents.size(); page++) {
      String suffix = page == 0 ? "" : "-page" + (page + 1);
      Path file = base.resolveSibling(base.getFileName() + suffix + "." + format.extension());
      ByteBuffer content = ByteBuffer.wrap(contents.get(page));
      AtomicFile.write(file, channel -> writeAll(channel, content));
      files.add(file);
    }
    return files;
  }

  private static List<byte[]> encode(Figure figure, Format format) {
    try {
      return format.encoder().encode(figure);
    } catch (IOException e) {
      throw new FigureException("figure \"" + figure.title() + "\" cannot be drawn as " + format + ": " + e.getMessage(), e);
    }
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DataFileException(folder, "folder for figures", "cannot be made: " + e.getMessage(), e);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer content) throws IOException {
    while (content.hasRemaining()) {
      channel.write(content);
    }
  }
}
