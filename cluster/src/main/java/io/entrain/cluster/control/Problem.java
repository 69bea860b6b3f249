package io.entrain.cluster.control;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a request was not served, as RFC 7807 has it.
 *
 * @param status HTTP status
 * @param title what the status means
 * @param detail what is wrong here, for people
 * @param headers of the response
 * @param closing whether the connection is closed behind it
 */
record Problem(int status, String title, String detail, List<HttpHeader> headers, boolean closing) {
  private static final String RETRY_SECONDS = "5";
  private static final ContentType TYPE = ContentTypes.parse("application/problem+json");

  static Problem of(int status, String detail) {
    return new Problem(status, StatusCodes.get(status).reason(), detail, List.of(), false);
  }

  /** Asking again after a while may help. */
  static Problem later(String detail) {
    return of(503, detail).with("Retry-After", RETRY_SECONDS);
  }

  Problem with(String header, String value) {
    return new Problem(status, title, detail, List.of(RawHeader.create(header, value)), closing);
  }

  /** What is still on its way from the client is not read. */
  Problem andClose() {
    return new Problem(status, title, detail, headers, true);
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", "about:blank");
    fields.put("title", title);
    fields.put("status", status);
    fields.put("detail", detail);
    return fields;
  }

  HttpResponse response() {
    StatusCode code = StatusCodes.get(status);
    return HttpResponse.create()
        .withStatus(code)
        .addHeaders(headers)
        .withEntity(TYPE, ApiJson.bytes(fields()));
  }
}
