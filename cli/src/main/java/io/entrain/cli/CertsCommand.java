package io.entrain.cli;

import io.entrain.cluster.security.CertificateAuthority;
import io.entrain.cluster.security.KeyAlgorithm;
import io.entrain.cluster.security.NodeCertificate;
import io.entrain.cluster.security.NodeName;
import io.entrain.cluster.security.Validity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the certificates of a cluster. */
@Command(
    name = "certs",
    description = {
      "Make certificates for the nodes of a cluster that leaves loopback.",
      "They come from an authority of its own, in a folder for each node."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {ExitCode.OK_TEXT, ExitCode.FAILED_TEXT, ExitCode.BAD_INPUT_TEXT},
    footerHeading = "%nExamples:%n",
    footer = {
      "  entrain certs certs --node n1.lab.org --node n2.lab.org",
      "  entrain certs certs --node n1.lab.org,dns:n1,ip:10.0.0.5",
      "Copy the folder of a node to that node and start it with --tls FOLDER. Clients need certs/ca/ca.pem, for --ca. Whoever has the "
          + "folder ca can make nodes: keep it to yourself."
    })
final class CertsCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Directory of the authority; made if it is not there.")
  private Path directory;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      required = true,
      description = "Name or address by which others reach a node, and more of them as NAME,dns:OTHER,ip:ADDRESS. May be repeated.")
  private List<String> nodes;

  @Option(
      names = "--valid",
      paramLabel = "DAYS",
      converter = WholeNumber.Positive.class,
      defaultValue = "365",
      description = "Days for which certificates of nodes are valid (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(names = "--rsa", description = "Make keys for RSA, where a policy asks for it (default: elliptic curve P-256).")
  private boolean rsa;

  @Option(names = "--replace", description = "Make new keys for nodes that have certificates already.")
  private boolean replace;

  @Override
  public Integer call() {
    List<NodeName> names = nodes.stream().map(NodeName::parse).toList();
    Validity validity = Validity.ofDays(days);
    CertificateAuthority authority =
        CertificateAuthority.openOrCreate(directory, rsa ? KeyAlgorithm.RSA_3072 : KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY);
    PrintWriter out = spec.commandLine().getOut();
    out.println("authority: " + authority.pem());
    for (NodeName name : names) {
      NodeCertificate made = replace ? authority.reissue(name, validity) : authority.issue(name, validity);
      String outcome = switch (made.outcome()) {
        case MADE -> "made";
        case KEPT -> "was there already";
        case REPLACED -> "replaced";
      };
      out.printf("%s: %s, valid until %s, %s%n", name.name(), made.folder(), made.expires(), outcome);
    }
    return ExitCode.OK;
  }
}
