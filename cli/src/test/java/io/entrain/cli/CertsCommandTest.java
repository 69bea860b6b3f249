package io.entrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.entrain.cluster.security.TlsFiles;
import io.entrain.cluster.security.TlsMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertsCommandTest {
  @TempDir
  Path folder;

  @Test
  void shouldMakeAnAuthorityAndAFolderForEachNode() {
    CommandRun made = CommandRun.of("certs", folder.resolve("certs"), "--node", "n1.lab.org,ip:10.0.0.5", "--node", "n2.lab.org");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(folder.resolve("certs/ca/ca.pem")).isRegularFile();
    assertThat(made.out().lines().filter(line -> line.endsWith(", made"))).hasSize(2);
    for (String node : new String[] {"n1.lab.org", "n2.lab.org"}) {
      String line = made.out().lines().filter(each -> each.startsWith(node + ": ")).findFirst().orElseThrow();
      Path of = Path.of(line.substring(node.length() + 2, line.indexOf(", valid until")));
      assertThat(TlsMaterial.load(TlsFiles.in(of)).warnings()).isEmpty();
    }
  }

  @Test
  void shouldKeepWhatIsThereUnlessToldToReplaceIt() throws IOException {
    Path certs = folder.resolve("certs");
    CommandRun.of("certs", certs, "--node", "n1");
    byte[] authority = Files.readAllBytes(certs.resolve("ca/ca.pem"));
    assertThat(CommandRun.of("certs", certs, "--node", "n1").out()).contains("was there already");
    assertThat(CommandRun.of("certs", certs, "--node", "n1", "--replace").out()).contains("replaced");
    assertThat(Files.readAllBytes(certs.resolve("ca/ca.pem"))).isEqualTo(authority);
  }

  @Test
  void shouldRefuseANameThatIsNone() {
    CommandRun run = CommandRun.of("certs", folder.resolve("certs"), "--node", "not a name");
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("not a name");
  }
}
