package io.entrain.hdf5;

/**
 * What every file says about itself, as attributes of its root: {@code format_version}, {@code index_base} and {@code parameters_digest}.
 *
 * @param formatVersion version of the layout
 * @param indexBase number of the first neuron, task and row in the file's index arrays; 0 in all files written here
 * @param parametersDigest digest of the parameters that the content belongs to; empty where it belongs to none
 */
public record FileHeader(int formatVersion, int indexBase, String parametersDigest) {
  /** Version of the files written by this release. */
  public static final int CURRENT_FORMAT = 1;

  static final String FORMAT_VERSION = "format_version";
  static final String INDEX_BASE = "index_base";
  static final String PARAMETERS_DIGEST = "parameters_digest";

  /** The header of a file written now. */
  public static FileHeader current(String parametersDigest) {
    return new FileHeader(CURRENT_FORMAT, 0, parametersDigest);
  }
}
