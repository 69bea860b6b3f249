package io.entrain.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"entrain " + (version == null ? "(development)" : version), "Java ${java.version} on ${os.name} ${os.arch}"};
  }
}
