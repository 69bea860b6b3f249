package io.entrain.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Disks and memory that fail, and two that want the same directory. */
@ExtendWith(ThreeNodes.class)
class DamageTest {
  private static final int LOOPS = 40;
  private static final int FEW_LOOPS = 5;

  @TempDir
  Path folder;

  @Test
  void shouldGoOnFromTheCheckpointBeforeADamagedOne(Laboratory lab) throws IOException {
    Path data = lab.init("data");
    String run = lab.submit("data", LOOPS, 4);
    lab.awaitLoop(run, 9);
    lab.nodes().forEach(NodeProcess::kill);
    flipABit(newest(data, "P-ckpt"));
    lab.startAll();
    lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
    JsonNode events = lab.api().get("/api/v1/runs/" + run + "/events").body().path("events");
    assertThat(events.toString()).contains("is used");
  }

  /** A limit on the size of files stands for a disk that is full. */
  @Test
  void shouldFailWhenADiskIsFullAndGoOnOnceThereIsRoom() throws IOException {
    try (Laboratory lab = Laboratory.prepared(folder, 2, List.of())) {
      lab.nodes().forEach(node -> node.limitFiles(100));
      lab.startAll();
      lab.init("data");
      String run = lab.submit("data", LOOPS, 4);
      JsonNode failed = lab.awaitState(run, "failed");
      assertThat(failed.path("reason").asText()).containsIgnoringCase("file too large");
      lab.nodes().forEach(NodeProcess::kill);
      lab.nodes().forEach(node -> node.limitFiles(0));
      lab.startAll();
      assertThat(lab.api().operate(run, "resume").status()).isEqualTo(202);
      lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
    }
  }

  /** What it has is plenty for joining, and far too little for its shards. */
  @Test
  void shouldGoOnWithoutANodeWhoseMemoryIsUsedUp() throws IOException {
    try (Laboratory lab = Laboratory.prepared(folder, 2, List.of())) {
      NodeProcess small = lab.prepare(2, List.of("-Xmx40m"), List.of());
      lab.vary("Ncells = 8000");
      lab.init("data");
      lab.startAll();
      String run = lab.submit("data", FEW_LOOPS, 4);
      lab.assertCompletedAsUndisturbed(run, "data", FEW_LOOPS);
      assertThat(small.awaitExit()).isEqualTo(3);
      assertThat(small.log()).contains("OutOfMemoryError");
    }
  }

  @Test
  void shouldKeepASecondClusterOutOfTheDirectory(Laboratory lab) throws IOException {
    lab.init("data");
    try (Laboratory other = Laboratory.withPorts(folder, Laboratory.freePorts(1))) {
      String run = lab.submit("data", 60, 4);
      lab.awaitLoop(run, 3);
      NodeProcess rival = other.prepareOn(lab.root()).start().awaitUp();
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> rival.log().contains("is in use by process"));
      lab.assertCompletedAsUndisturbed(run, "data", 60);
      assertThat(lab.api().run(run).path("recoveries").asInt()).isZero();
    }
  }

  private static Path newest(Path data, String begin) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.filter(file -> file.getFileName().toString().startsWith(begin))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .orElseThrow();
    }
  }

  private static void flipABit(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }
}
