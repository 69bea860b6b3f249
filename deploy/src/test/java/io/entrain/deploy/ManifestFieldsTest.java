package io.entrain.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Manifests have fields that Kubernetes knows and values of its types: a server may drop a misspelled field without a word. */
class ManifestFieldsTest {
  private static final Path MANIFEST = Path.of("k8s/entrain.yaml");
  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "v1/Service", Service.class,
          "v1/PersistentVolumeClaim", PersistentVolumeClaim.class,
          "apps/v1/StatefulSet", StatefulSet.class,
          "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class,
          "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class);
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(new NothingElse())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** The models collect fields that they do not know; here they may not. */
  private static final class NothingElse extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated method) {
      return false;
    }
  }

  @Test
  void shouldHaveOnlyFieldsThatKubernetesKnows() throws IOException {
    List<String> kinds = new ArrayList<>();
    for (JsonNode document : YamlDocuments.of(Files.readString(MANIFEST))) {
      String kind = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
      assertThat(KINDS).containsKey(kind);
      assertThat(STRICT.treeToValue(document, KINDS.get(kind)).getMetadata().getName()).startsWith("entrain");
      kinds.add(kind);
    }
    assertThat(kinds).containsExactlyInAnyOrderElementsOf(KINDS.keySet());
  }

  @Test
  void shouldFindAFieldThatIsMisspelled() throws IOException {
    assertRefused("terminationGracePeriodSeconds", "terminationGraceSeconds", UnrecognizedPropertyException.class);
  }

  @Test
  void shouldFindAValueOfAnotherType() throws IOException {
    assertRefused("failureThreshold: 60", "failureThreshold: often", InvalidFormatException.class);
  }

  private static void assertRefused(String sound, String broken, Class<? extends Exception> cause) throws IOException {
    String text = Files.readString(MANIFEST);
    assertThat(text).contains(sound);
    JsonNode set =
        YamlDocuments.of(text.replace(sound, broken)).stream()
            .filter(each -> each.path("kind").asText().equals("StatefulSet"))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> STRICT.treeToValue(set, StatefulSet.class)).isInstanceOf(cause);
  }
}
