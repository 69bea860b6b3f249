package io.entrain.failure;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes that are killed, stopped, told to leave and cut down together, at random moments for a long time. Run by hand, as
 * {@code mvn verify -Dtest=RandomFaultsTest -Dentrain.soak.minutes=30 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@EnabledIfSystemProperty(named = "entrain.soak.minutes", matches = "\\d+")
class RandomFaultsTest {
  @TempDir
  Path folder;

  @Test
  void shouldGiveTheBitsOfAnUndisturbedRun() throws IOException {
    long seed = Long.getLong("entrain.soak.seed", System.nanoTime());
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Instant end = Instant.now().plus(Duration.ofMinutes(Integer.getInteger("entrain.soak.minutes")));
    say("seed " + seed);
    try (Laboratory lab = Laboratory.of(folder, 3)) {
      lab.init("data");
      String run = lab.submit("data", 1_000_000, 20);
      lab.keepAlive();
      int faults = 0;
      while (Instant.now().isBefore(end)) {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(500, 15_000)).toNanos());
        strike(lab, random);
        faults++;
        JsonNode view = lab.awaitState(run, "running");
        lab.awaitLoop(run, view.path("completed_loop").asInt() + 1);
      }
      lab.awaitNodes(3);
      JsonNode view = lab.assertStoppedAsUndisturbed(run, "data");
      say("%d faults, %d recoveries, %d loops".formatted(faults, view.path("recoveries").asInt(), view.path("completed_loop").asInt()));
    }
  }

  private static void strike(Laboratory lab, RandomGenerator random) {
    NodeProcess victim = lab.node(random.nextInt(1, 4));
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        say("kill " + victim.name());
        victim.kill();
      }
      case 2 -> {
        Duration silence = Duration.ofMillis(random.nextInt(200, 25_000));
        say("stop " + victim.name() + " for " + silence);
        victim.freeze();
        LockSupport.parkNanos(silence.toNanos());
        victim.thaw();
      }
      case 3 -> {
        say("terminate " + victim.name());
        victim.terminate();
      }
      case 4 -> {
        say("kill all but " + victim.name());
        lab.nodes().stream().filter(node -> node != victim).forEach(NodeProcess::kill);
      }
      default -> {
        say("kill all");
        lab.nodes().forEach(NodeProcess::kill);
      }
    }
  }

  private static void say(String what) {
    System.out.println(Instant.now() + " " + what);
  }
}
