package io.entrain.cluster.control;

import akka.event.LoggingAdapter;
import akka.http.ParsingErrorHandler;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.scaladsl.model.ErrorInfo;
import akka.http.scaladsl.model.StatusCode;
import akka.http.scaladsl.settings.ServerSettings;

/** Answers what is not even HTTP, or exceeds its limits. Made by Akka HTTP, by its name. */
public final class RefusedByParser extends ParsingErrorHandler {
  @Override
  public HttpResponse handle(StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
    log.debug("refused with {}: {}", status.intValue(), Visible.of(error.formatPretty()));
    return Problem.of(status.intValue(), Visible.of(error.summary())).response().addHeader(RawHeader.create("Connection", "close"));
  }
}
