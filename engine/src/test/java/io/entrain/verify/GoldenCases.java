package io.entrain.verify;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/**
 * The case files among the test resources. They were written in double precision by an independent program; its static network agrees
 * with Brian2 spike for spike.
 */
final class GoldenCases {
  private GoldenCases() {}

  static List<String> names() {
    return List.of(
        "benchmark-frozen",
        "init-pass",
        "k0-ragged-nan",
        "learn-every-10",
        "learn-every-20",
        "lif-k0-noise-voltage",
        "lif-static-plastic",
        "noise-current",
        "ragged-plastic",
        "refrac-2ms-hetero",
        "ricciardi",
        "tau-plas-vector",
        "test-trial",
        "two-tasks-two-loops");
  }

  static Path file(String name) {
    try {
      return Path.of(GoldenCases.class.getResource("/golden/" + name + ".h5").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
