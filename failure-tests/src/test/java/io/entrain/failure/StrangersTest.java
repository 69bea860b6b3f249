package io.entrain.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.entrain.cluster.security.CertificateAuthority;
import io.entrain.cluster.security.KeyAlgorithm;
import io.entrain.cluster.security.NodeName;
import io.entrain.cluster.security.Validity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has no business on the ports of a node. */
@ExtendWith(ThreeNodes.class)
class StrangersTest {
  private static final int LOOPS = 30;

  @TempDir
  Path folder;

  @Test
  void shouldGoOnWhileStrangersTalkNonsenseToAllPorts(Laboratory lab) throws IOException {
    lab.init("data");
    String run = lab.submit("data", LOOPS, 4);
    lab.awaitLoop(run, 3);
    Random random = new Random(1);
    for (NodeProcess node : lab.nodes()) {
      for (int port : node.ports()) {
        for (int stranger = 0; stranger < 10; stranger++) {
          nonsense(port, random);
        }
      }
    }
    lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
    assertThat(lab.api().run(run).path("recoveries").asInt()).isZero();
  }

  @Test
  void shouldTrainByTlsWithoutANodeOfAnotherAuthority() throws IOException {
    CertificateAuthority right = authority("right");
    CertificateAuthority wrong = authority("wrong");
    try (Laboratory lab = Laboratory.withPorts(folder, Laboratory.freePorts(2))) {
      lab.prepare(0, List.of(), List.of("--tls", tls(right, Validity.NODE), "--shards", "2"));
      lab.prepare(1, List.of(), List.of("--tls", tls(right, Validity.NODE)));
      lab.trust(right.pem());
      lab.startAll();
      NodeProcess stranger = lab.prepare(2, List.of(), List.of("--tls", tls(wrong, Validity.NODE))).start();
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> stranger.log().contains("certificate"));
      lab.init("data");
      String run = lab.submit("data", LOOPS, 4);
      lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
      JsonNode answer = lab.api().get("/api/v1/nodes").body();
      assertThat(answer.path("nodes")).as("%s", answer).hasSize(2).noneMatch(node -> node.path("name").asText().equals(stranger.name()));
    }
  }

  @Test
  void shouldNotStartWithACertificateThatHasExpired() throws IOException {
    CertificateAuthority authority = authority("right");
    try (Laboratory lab = Laboratory.withPorts(folder, Laboratory.freePorts(1))) {
      NodeProcess node = lab.prepare(0, List.of(), List.of("--tls", tls(authority, new Validity(Duration.ofDays(10), 5)))).start();
      assertThat(node.awaitExit()).isEqualTo(2);
      assertThat(node.log()).contains("expired");
    }
  }

  private CertificateAuthority authority(String name) {
    return CertificateAuthority.openOrCreate(folder.resolve(name), KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY);
  }

  private static String tls(CertificateAuthority authority, Validity validity) {
    return authority.issue(NodeName.parse("localhost,ip:127.0.0.1"), validity).folder().toString();
  }

  private static void nonsense(int port, Random random) {
    byte[] bytes = new byte[random.nextInt(1, 5000)];
    random.nextBytes(bytes);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      if (random.nextBoolean()) {
        out.write("GET /../../etc/passwd HTTP/1.1\r\nHost: evil\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      out.write(bytes);
      out.flush();
    } catch (IOException _) {
      // it has closed the door already
    }
  }
}
