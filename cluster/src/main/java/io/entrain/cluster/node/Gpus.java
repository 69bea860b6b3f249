package io.entrain.cluster.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The GPUs of this machine, as NVIDIA's driver for Linux lists them in files; none where it is not there. */
final class Gpus {
  /** Where the driver has a directory for each GPU. */
  static final Path DRIVER = Path.of("/proc/driver/nvidia/gpus");

  private static final String MODEL = "Model:";

  private Gpus() {}

  /** Names of the models, in the order of their places on the bus. */
  static List<String> names(Path driver) {
    try (Stream<Path> gpus = Files.list(driver)) {
      return gpus.sorted().flatMap(Gpus::name).toList();
    } catch (IOException | UncheckedIOException _) {
      return List.of();
    }
  }

  private static Stream<String> name(Path gpu) {
    try (Stream<String> lines = Files.lines(gpu.resolve("information"))) {
      List<String> models = lines.filter(line -> line.startsWith(MODEL)).map(line -> line.substring(MODEL.length()).strip()).toList();
      return models.stream().limit(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
