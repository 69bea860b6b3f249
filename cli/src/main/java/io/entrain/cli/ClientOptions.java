package io.entrain.cli;

import io.entrain.cluster.security.AccessToken;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** How a cluster is reached, and how answers are shown. */
final class ClientOptions {
  @Option(
      names = "--address",
      paramLabel = "URL",
      split = ",",
      defaultValue = "${env:ENTRAIN_ADDRESS:-http://127.0.0.1:25580}",
      description = "Where nodes answer, as http://HOST:PORT; several are tried in order (default: $ENTRAIN_ADDRESS, else this "
          + "machine's port 25580).")
  private List<String> addresses;

  @Option(names = "--token", paramLabel = "FILE", description = "File with the cluster's token (default: ~/.entrain/token).")
  private Path token;

  @Option(names = "--ca", paramLabel = "FILE", description = "The cluster's ca.pem, for addresses with https.")
  private Path authority;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text, or json: one document, or one a line (default: ${DEFAULT-VALUE}).")
  private Form form;

  /** How answers are shown. */
  enum Form {
    TEXT, JSON
  }

  boolean json() {
    return form == Form.JSON;
  }

  List<String> addresses() {
    return addresses;
  }

  /** File with the token. */
  Path token() {
    return token == null ? AccessToken.defaultLocation() : token;
  }

  /** Null: none is needed. */
  Path authority() {
    return authority;
  }
}
