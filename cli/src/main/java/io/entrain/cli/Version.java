package io.entrain.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"entrain " + release(), "Java ${java.version} on ${os.name} ${os.arch}"};
  }

  /** Release of this program. */
  static String release() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }
}
