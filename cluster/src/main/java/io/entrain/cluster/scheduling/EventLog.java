package io.entrain.cluster.scheduling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.entrain.cluster.protocol.LoopView;
import io.entrain.cluster.protocol.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has happened to runs: of late in memory, and all of it in the file {@code events.jsonl} of each data directory, a line an event. A
 * line that cannot be written is lost to the file, and the run goes on. For one thread.
 */
final class EventLog {
  /** Name of the file. */
  static final String FILE = "events.jsonl";

  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
  private static final int KEPT = 10_000;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private final Deque<RunEvent> recent = new ArrayDeque<>();
  private long last;

  /** {@code begin}: events get higher numbers than this. */
  EventLog(long begin) {
    last = begin;
  }

  /** Notes an event. */
  RunEvent add(Instant time, String run, Path directory, String kind, String state, String text, LoopView loop) {
    RunEvent event = new RunEvent(++last, time, run, kind, state, text, loop);
    recent.addLast(event);
    if (recent.size() > KEPT) {
      recent.removeFirst();
    }
    append(directory.resolve(FILE), event);
    return event;
  }

  /**
   * Events after one that is known, ascending.
   *
   * @param run null: of all runs, and of late only
   * @param directory of that run; null: in memory only
   */
  List<RunEvent> after(long known, String run, Path directory, int limit) {
    Predicate<RunEvent> wanted = event -> event.number() > known && (run == null || run.equals(event.run()));
    boolean complete = directory == null || (!recent.isEmpty() && recent.getFirst().number() <= known + 1);
    if (complete) {
      return recent.stream().filter(wanted).limit(limit).toList();
    }
    try (Stream<String> lines = Files.lines(directory.resolve(FILE))) {
      return lines.flatMap(EventLog::parse).filter(wanted).limit(limit).toList();
    } catch (IOException | RuntimeException e) {
      LOG.debug("no events in {}", directory, e);
      return recent.stream().filter(wanted).limit(limit).toList();
    }
  }

  private static Stream<RunEvent> parse(String line) {
    try {
      return Stream.of(JSON.readValue(line, RunEvent.class));
    } catch (JsonProcessingException _) {
      return Stream.empty();
    }
  }

  private static void append(Path file, RunEvent event) {
    try {
      Files.writeString(file, JSON.writeValueAsString(event) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.warn("an event of run {} is not in {}: {}", event.run(), file, e.toString());
    }
  }
}
