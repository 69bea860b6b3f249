package io.entrain.failure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Three nodes that reach each other over cables that can be cut: one to the port for messages of each, one to that for spikes. */
final class CutOff {
  private CutOff() {}

  static Laboratory laboratory(Path folder, List<ForeignNetwork> cables) throws IOException {
    List<Integer> real = Laboratory.freePorts(6);
    real.forEach(port -> cables.add(new ForeignNetwork(port)));
    Laboratory lab = Laboratory.withPorts(folder, List.of(cables.get(0).port(), cables.get(2).port(), cables.get(4).port()));
    for (int node = 0; node < 3; node++) {
      lab.prepare(
          node,
          List.of(
              "-Dentrain.node.bind-port=" + real.get(2 * node),
              "-Dentrain.node.bind-data-port=" + real.get(2 * node + 1),
              "-Dentrain.node.data-port=" + cables.get(2 * node + 1).port(),
              "-Dakka.remote.artery.advanced.tcp.outbound-client-hostname=127.0.0." + (node + 1)),
          List.of());
    }
    lab.startAll();
    return lab;
  }

  static ForeignNetwork arteryOf(List<ForeignNetwork> cables, int node) {
    return cables.get(2 * (node - 1));
  }

  static ForeignNetwork dataOf(List<ForeignNetwork> cables, int node) {
    return cables.get(2 * (node - 1) + 1);
  }
}
