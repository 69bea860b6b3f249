package io.entrain.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tar.gz as a user unpacks it. */
class DistributionTest {
  /** A link to another file, without the place in it. */
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)[^)]*\\)");

  @TempDir
  Path folder;

  private String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", List.of(command), output).isZero();
    return output;
  }

  @BeforeEach
  void unpack() throws IOException, InterruptedException {
    Path archive;
    try (Stream<Path> files = Files.list(Path.of("target").toAbsolutePath())) {
      archive = files.filter(file -> file.toString().endsWith(".tar.gz")).findFirst().orElseThrow();
    }
    run("tar", "-xzf", archive.toString(), "--strip-components=1");
  }

  @Test
  void shouldHoldAllThatItsDocumentsLinkTo() throws IOException {
    List<Path> documents;
    try (Stream<Path> files = Files.walk(folder)) {
      documents = files.filter(file -> file.toString().endsWith(".md")).toList();
    }
    assertThat(documents).hasSizeGreaterThan(4);
    for (Path document : documents) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        assertThat(document.resolveSibling(link.group(1))).as("%s: %s", document, link.group()).exists();
      }
    }
  }

  @Test
  void shouldTrainWhereItIsUnpacked() throws IOException, InterruptedException {
    for (String name : List
        .of("LICENSE", "NOTICE", "conf/node.conf", "docs/tutorial.md", "deploy/local-cluster.sh", "lib/compute.options")) {
      assertThat(folder.resolve(name)).isNotEmptyFile();
    }
    assertThat(run("bin/entrain", "--version")).contains("entrain ");
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("data/entrain.conf"), "seed = 1\nNcells = 200\npree = 0.1\nL = 8\ntrain_duration = 200 ms\n");
    run("bin/entrain", "init", "data");
    assertThat(run("bin/entrain", "train", "data", "-n", "2")).containsPattern("(?m)^ +2 +1 ");
  }
}
