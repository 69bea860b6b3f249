package io.entrain.checkpoint;

import io.entrain.hdf5.DataFileException;
import io.entrain.network.Coverage;
import io.entrain.network.NeuronRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks at the parts of a checkpoint before it is made valid: they must be on disk, belong to it, and hold every neuron once. */
final class PartInspection {
  private final CheckpointDirectory directory;
  private final CheckpointId id;
  private final String parametersDigest;
  private final Patience patience;
  private final List<NeuronFile> weights = new ArrayList<>();
  private final List<NeuronFile> covariance = new ArrayList<>();

  private PartInspection(CheckpointDirectory directory, CheckpointId id, String parametersDigest, Patience patience) {
    this.directory = directory;
    this.id = id;
    this.parametersDigest = parametersDigest;
    this.patience = patience;
  }

  /**
   * @param neurons neurons of the network
   * @param patience with files that others have written
   * @throws DataFileException saying what is missing, damaged, twice or of another checkpoint
   */
  static PartInspection of(
      CheckpointDirectory directory,
      CheckpointId id,
      List<CheckpointPart> parts,
      int neurons,
      String parametersDigest,
      Patience patience) {
    PartInspection inspection = new PartInspection(directory, id, parametersDigest, patience);
    inspection.requireEachOnce("parts", parts.stream().map(CheckpointPart::neurons).toList(), neurons);
    for (CheckpointPart part : parts) {
      part.weights().forEach(file -> inspection.weights.add(inspection.inspect(file, CheckpointWriter.WEIGHTS)));
      part.covariance().forEach(file -> inspection.covariance.add(inspection.inspect(file, CheckpointWriter.COVARIANCE)));
    }
    inspection.requireEachOnce("files of weights", ranges(inspection.weights), neurons);
    inspection.requireEachOnce("files of P", ranges(inspection.covariance), neurons);
    return inspection;
  }

  /** Files of the weights, ascending. */
  List<NeuronFile> weights() {
    return ascending(weights);
  }

  /** Files of P, ascending. */
  List<NeuronFile> covariance() {
    return ascending(covariance);
  }

  private NeuronFile inspect(StoredFile file, String table) {
    Path path = directory.path().resolve(file.name());
    if (!CheckpointNames.dataOf(file.name()).equals(Optional.of(id))) {
      throw new DataFileException(path, "belongs to another checkpoint", "must be of loop " + id.loop() + ", revision " + id.revision());
    }
    directory.await(file.name(), patience);
    file.requireSize(directory.path());
    try (LearnedFile open = LearnedFile.open(path, table)) {
      if (open.loop() != id.loop() || !open.parametersDigest().equals(parametersDigest)) {
        throw new DataFileException(
            path,
            "is of loop " + open.loop() + " and of parameters with the digest " + open.parametersDigest(),
            "must be of loop " + id.loop() + " and " + parametersDigest);
      }
      return new NeuronFile(file, open.neurons());
    }
  }

  private void requireEachOnce(String what, List<NeuronRange> ranges, int neurons) {
    Coverage.flaw(ranges, neurons)
        .ifPresent(
            flaw -> {
              throw new DataFileException(directory.manifestFile(id), "of its " + what + ", " + flaw, "each neuron must be in one");
            });
  }

  private static List<NeuronRange> ranges(List<NeuronFile> files) {
    return files.stream().map(NeuronFile::neurons).toList();
  }

  private static List<NeuronFile> ascending(List<NeuronFile> files) {
    return files.stream().sorted(Comparator.comparingInt(file -> file.neurons().from())).toList();
  }
}
