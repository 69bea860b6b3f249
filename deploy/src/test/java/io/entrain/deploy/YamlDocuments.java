package io.entrain.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Text that may hold several YAML documents, with anchors, which Jackson's own reader leaves as they are. */
final class YamlDocuments {
  private static final ObjectMapper JSON = new ObjectMapper();

  private YamlDocuments() {}

  static List<JsonNode> of(String text) {
    List<JsonNode> documents = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
      documents.add(JSON.valueToTree(document));
    }
    return documents;
  }
}
