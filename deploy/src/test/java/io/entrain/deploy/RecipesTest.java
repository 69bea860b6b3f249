package io.entrain.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipes can be read by what runs them, and ask {@code entrain} for nothing that it does not know. */
class RecipesTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

  @ParameterizedTest
  @ValueSource(strings = {"local-cluster.sh", "ssh/cluster.sh", "slurm/entrain.sbatch", "lsf/entrain.bsub", "../entrain"})
  void shouldBeScriptsThatAShellCanRead(String script) throws IOException, InterruptedException {
    Process bash = new ProcessBuilder("bash", "-n", HERE.resolve(script).toString()).inheritIO().start();
    assertThat(bash.waitFor()).isZero();
    assertThat(HERE.resolve(script)).isExecutable();
  }

  @Test
  void shouldGiveNodesInContainersOptionsThatTheyKnow() throws IOException, InterruptedException {
    Set<String> known = optionsOfNode();
    assertThat(known).contains("--join", "--root");
    for (JsonNode service : yaml("compose.yaml").getFirst().path("services")) {
      assertThat(options(service.path("command"))).isNotEmpty().isSubsetOf(known);
    }
    JsonNode pod = kind("StatefulSet").path("spec").path("template").path("spec");
    assertThat(options(pod.path("containers").get(0).path("args"))).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void shouldGiveNodesInScriptsOptionsThatTheyKnow() throws IOException, InterruptedException {
    Set<String> known = optionsOfNode();
    for (String script : List
        .of("local-cluster.sh", "ssh/cluster.sh", "slurm/entrain.sbatch", "lsf/entrain.bsub", "systemd/entrain@.service")) {
      Matcher command = Pattern.compile("\\bnode --(?:[^\\n]*\\\\\\n)*[^\\n]*").matcher(Files.readString(HERE.resolve(script)));
      assertThat(command.find()).as(script).isTrue();
      assertThat(options(command.group())).as(script).isNotEmpty().isSubsetOf(known);
    }
  }

  @Test
  void shouldReachNodesByNamesPortsAndVolumesThatAreThere() throws IOException {
    JsonNode set = kind("StatefulSet").path("spec");
    JsonNode pod = set.path("template").path("spec");
    JsonNode node = pod.path("containers").get(0);
    assertThat(set.path("serviceName").asText()).isEqualTo(kind("Service").path("metadata").path("name").asText());
    Set<String> ports = names(node.path("ports"));
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertThat(ports).contains(node.path(probe).path("httpGet").path("port").asText());
    }
    assertThat(names(kind("Service").path("spec").path("ports"))).isEqualTo(ports);
    Set<String> volumes = names(pod.path("volumes"));
    assertThat(names(node.path("volumeMounts"))).isSubsetOf(volumes);
    assertThat(names(pod.path("initContainers").get(0).path("volumeMounts"))).isSubsetOf(volumes);
    for (JsonNode argument : node.path("args")) {
      if (argument.asText().startsWith("--join=")) {
        assertThat(argument.asText().split(",")).hasSize(set.path("replicas").asInt());
      }
    }
    assertThat(kind("PodDisruptionBudget").path("spec").path("minAvailable").asInt()).isGreaterThan(set.path("replicas").asInt() / 2);
  }

  private static Set<String> optionsOfNode() throws IOException, InterruptedException {
    Process help =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.entrain.cli.Main",
            "node",
            "--help").start();
    String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(help.waitFor()).isZero();
    return options(text);
  }

  private static Set<String> options(JsonNode words) {
    StringBuilder text = new StringBuilder();
    words.forEach(word -> text.append(word.asText()).append(' '));
    return options(text.toString());
  }

  private static Set<String> options(String text) {
    Set<String> options = new TreeSet<>();
    Matcher matcher = OPTION.matcher(text);
    while (matcher.find()) {
      options.add(matcher.group());
    }
    return options;
  }

  private static Set<String> names(JsonNode list) {
    Set<String> names = new TreeSet<>();
    list.forEach(each -> names.add(each.path("name").asText()));
    return names;
  }

  private static JsonNode kind(String kind) throws IOException {
    return yaml("k8s/entrain.yaml").stream().filter(each -> each.path("kind").asText().equals(kind)).findFirst().orElseThrow();
  }

  private static List<JsonNode> yaml(String file) throws IOException {
    return YamlDocuments.of(Files.readString(HERE.resolve(file)));
  }
}
