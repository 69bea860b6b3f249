package io.entrain.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.entrain.client.ControlException.Kind;
import java.io.PrintWriter;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Follows the events of a run, over the loss of the nodes that it asks, until the run ends. */
public final class EventFollower {
  private static final int PATIENCE = 60;
  private static final int WAIT_SECONDS = 15;
  private static final long PAUSE_NANOS = 2_000_000_000L;

  private final ControlClient client;
  private final PrintWriter err;

  public EventFollower(ControlClient client, PrintWriter err) {
    this.client = client;
    this.err = err;
  }

  /** Number of the last event so far; 0: there is none. */
  public long last(String run) {
    long last = 0;
    JsonNode events = events(run, last, 0);
    while (!events.isEmpty()) {
      last = events.get(events.size() - 1).path("number").asLong();
      events = events(run, last, 0);
    }
    return last;
  }

  /**
   * Passes on what happens after an event, and gives the state in which the run ends.
   *
   * @param after number of the last event that is known
   */
  public String follow(String run, long after, Consumer<JsonNode> consumer) {
    long last = after;
    String end = null;
    int failures = 0;
    boolean first = true;
    while (true) {
      try {
        if (first) {
          String state = client.get("/api/v1/runs/" + run).path("state").asText();
          end = RunChoice.ended(state) ? state : null;
          first = false;
        }
        JsonNode events = events(run, last, end == null ? WAIT_SECONDS : 0);
        if (end != null && events.isEmpty()) {
          return end;
        }
        for (JsonNode event : events) {
          last = event.path("number").asLong();
          end = RunChoice.ended(event.path("state").asText()) ? event.path("state").asText() : null;
          consumer.accept(event);
        }
        failures = 0;
      } catch (ControlException e) {
        if (e.kind() != Kind.UNREACHABLE || ++failures > PATIENCE) {
          throw e;
        }
        if (failures == 1) {
          err.println("entrain: " + e.getMessage() + "; trying again");
          err.flush();
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        first = true;
      }
    }
  }

  private JsonNode events(String run, long after, int waitSeconds) {
    return client.get("/api/v1/runs/" + run + "/events?after=" + after + "&wait=" + waitSeconds).path("events");
  }
}
