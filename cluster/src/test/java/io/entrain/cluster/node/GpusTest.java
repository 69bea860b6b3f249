package io.entrain.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpusTest {
  @TempDir
  Path driver;

  private void gpu(String bus, String model) throws IOException {
    Files.writeString(
        Files.createDirectory(driver.resolve(bus)).resolve("information"),
        "Model: \t\t " + model + "\nIRQ:   \t\t 120\nGPU UUID: \t GPU-0\nBus Location: \t " + bus + "\n");
  }

  @Test
  void shouldNameThemInTheOrderOfTheBus() throws IOException {
    gpu("0000:5d:00.0", "NVIDIA H200");
    gpu("0000:19:00.0", "NVIDIA H100 80GB HBM3");
    assertThat(Gpus.names(driver)).containsExactly("NVIDIA H100 80GB HBM3", "NVIDIA H200");
  }

  @Test
  void shouldFindNoneWithoutADriver() {
    assertThat(Gpus.names(driver.resolve("none"))).isEmpty();
  }

  @Test
  void shouldFindNoneWhereTheDriverSaysNothing() throws IOException {
    Files.createDirectory(driver.resolve("0000:5d:00.0"));
    assertThat(Gpus.names(driver)).isEmpty();
  }
}
