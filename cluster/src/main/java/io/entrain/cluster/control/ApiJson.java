package io.entrain.cluster.control;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** JSON as clients see it: names in snake case, instants as ISO 8601 in UTC. What clients send is read strictly. */
final class ApiJson {
  private static final int DEEPEST = 20;
  private static final ObjectMapper MAPPER = mapper();

  private ApiJson() {}

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /** On one line. */
  static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  static HttpResponse response(int status, Object value) {
    return HttpResponse.create().withStatus(StatusCodes.get(status)).withEntity(ContentTypes.APPLICATION_JSON, bytes(value));
  }

  /**
   * Reads what a client sent.
   *
   * @throws ProblemException of status 400 naming the field and the place
   */
  static <T> T read(byte[] body, Class<T> type) {
    try {
      T value = MAPPER.readValue(body, type);
      if (value == null) {
        throw new ProblemException(Problem.of(400, "the body is null: must be a JSON object"));
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      String known = e.getKnownPropertyIds().stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
      throw new ProblemException(Problem.of(400, path(e) + ": there is no such field; known are " + known + place(e.getLocation())));
    } catch (JsonMappingException e) {
      String field = path(e);
      throw new ProblemException(Problem.of(400, (field.isEmpty() ? "" : field + ": ") + reason(e) + place(e.getLocation())));
    } catch (JsonProcessingException e) {
      throw new ProblemException(Problem.of(400, "not JSON: " + reason(e) + place(e.getLocation())));
    } catch (IOException e) {
      throw new UncheckedIOException("read from memory", e);
    }
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(Reference::getFieldName)
        .map(name -> name == null ? "[]" : Visible.of(name))
        .collect(Collectors.joining("."));
  }

  /** Without names of classes, which follow in brackets, in quotation or on further lines. */
  private static String reason(JsonProcessingException e) {
    if (e.getCause() instanceof ProblemException problem) {
      return problem.getMessage();
    }
    String first = e.getOriginalMessage().lines().findFirst().orElse("cannot be read");
    return Visible
        .of(first.replaceAll("`?(?:java|io|com)\\.[A-Za-z0-9_.$]*?([A-Za-z0-9_]+)`", "$1").replaceAll("\\(start marker.*", "").strip());
  }

  private static String place(JsonLocation at) {
    return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }

  private static ObjectMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    mapper.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    return mapper;
  }
}
