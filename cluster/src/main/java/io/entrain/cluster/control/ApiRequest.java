package io.entrain.cluster.control;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request that was let in.
 *
 * @param http as it came, its body being read
 * @param path values of the parameters of its path
 * @param query values of its other parameters
 * @param body empty if it has none
 */
record ApiRequest(HttpRequest http, Map<String, String> path, Map<String, String> query, byte[] body) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  /**
   * Reads the query.
   *
   * @throws ProblemException of status 400 if the route does not know a parameter, or one comes twice
   */
  static Map<String, String> query(HttpRequest http, Route route) {
    Map<String, String> query = new HashMap<>();
    for (var pair : http.getUri().query().toList()) {
      String name = Visible.of(pair.first());
      if (!route.query().contains(pair.first())) {
        String known =
            route.query().isEmpty() ? "this path has none" : "known are " + String.join(", ", route.query().stream().sorted().toList());
        throw new ProblemException(Problem.of(400, name + ": there is no such parameter; " + known));
      }
      if (query.put(pair.first(), pair.second()) != null) {
        throw new ProblemException(Problem.of(400, name + ": comes more than once"));
      }
    }
    return query;
  }

  String path(String name) {
    return path.get(name);
  }

  /**
   * A number of the query.
   *
   * @throws ProblemException of status 400 if it is none or out of range
   */
  long number(String name, long otherwise, long least, long most) {
    String text = query.get(name);
    return text == null ? otherwise : number(name, text, least, most);
  }

  /** As {@link #number(String, long, long, long)}, for any text. */
  static long number(String name, String text, long least, long most) {
    if (NUMBER.matcher(text).matches()) {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw new ProblemException(Problem.of(400, name + " = " + Visible.of(text) + ": must be a number from " + least + " to " + most));
  }

  /**
   * The value of a header.
   *
   * @throws ProblemException of status 400 if it comes more than once
   */
  Optional<String> header(String name) {
    List<String> values = values(http, name);
    if (values.size() > 1) {
      throw new ProblemException(Problem.of(400, name + ": comes more than once"));
    }
    return values.stream().findFirst();
  }

  /** All values of a header. */
  static List<String> values(HttpRequest http, String name) {
    List<String> values = new ArrayList<>();
    for (HttpHeader header : http.getHeaders()) {
      if (header.name().equalsIgnoreCase(name)) {
        values.add(header.value());
      }
    }
    return values;
  }
}
