package io.entrain.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.entrain.client.ControlException.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Which run is meant where none is named. */
public final class RunChoice {
  private static final Set<String> ENDED = Set.of("completed", "stopped", "cancelled", "failed");

  private RunChoice() {}

  /** The one that is named, else the only one that has not ended, else the only one there is. */
  public static String of(ControlClient client, String named) {
    if (named != null) {
      return named;
    }
    List<JsonNode> runs = StreamSupport.stream(client.get("/api/v1/runs").path("runs").spliterator(), false).toList();
    List<JsonNode> open = runs.stream().filter(run -> !ENDED.contains(run.path("state").asText())).toList();
    List<JsonNode> meant = open.isEmpty() ? runs : open;
    if (meant.size() != 1) {
      String which = meant.isEmpty() ? "there is none" : "there are " + meant.size() + "; 'entrain list' shows them";
      throw new ControlException(Kind.BAD_INPUT, "which run? " + which);
    }
    return meant.getFirst().path("id").asText();
  }

  public static boolean ended(String state) {
    return ENDED.contains(state);
  }
}
