package io.entrain.checkpoint;

import io.entrain.config.Precision;
import io.entrain.hdf5.DataFileException;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares two checkpoints bit for bit: loop, plastic weights and P of every neuron, whatever files they are in. Needs no network, and no
 * more memory than two rows of P.
 */
public final class CheckpointComparison {
  private final Path directoryA;
  private final Path directoryB;
  private final Manifest a;
  private final Manifest b;

  private CheckpointComparison(Path directoryA, Manifest a, Path directoryB, Manifest b) {
    this.directoryA = directoryA;
    this.directoryB = directoryB;
    this.a = a;
    this.b = b;
  }

  /**
   * Verifies the checksums of both, then compares them.
   *
   * @throws DataFileException if one of them is not there or damaged
   */
  public static ComparisonReport compare(CheckpointLocation a, CheckpointLocation b) {
    CheckpointComparison comparison =
        new CheckpointComparison(a.directory(), opened(a), b.directory(), opened(b));
    return comparison.report();
  }

  private static Manifest opened(CheckpointLocation location) {
    CheckpointDirectory directory = new CheckpointDirectory(location.directory());
    Manifest manifest = new CheckpointCatalog(directory, "").located(location);
    NeuronRange all = new NeuronRange(0, manifest.format().neurons());
    new CheckpointReader(directory, manifest, Patience.NONE).verify(all, Content.EVERYTHING);
    return manifest;
  }

  private ComparisonReport report() {
    List<String> differences = new ArrayList<>();
    differ(differences, "loop", a.loop(), b.loop());
    List<ComparisonReport.Table> tables = new ArrayList<>();
    if (a.format().equals(b.format())) {
      tables.add(compare("weights", CheckpointWriter.WEIGHTS, a.weights(), b.weights(), a.format().weights()));
      tables.add(compare("P", CheckpointWriter.COVARIANCE, a.covariance(), b.covariance(), a.format().covariance()));
    } else {
      differ(differences, "neurons", a.format().neurons(), b.format().neurons());
      differ(differences, "precision of weights", a.format().weights(), b.format().weights());
      differ(differences, "precision of P", a.format().covariance(), b.format().covariance());
    }
    List<String> notes = new ArrayList<>();
    differ(notes, "digest of the parameters", a.parametersDigest(), b.parametersDigest());
    return new ComparisonReport(side(directoryA, a), side(directoryB, b), differences, tables, notes);
  }

  private ComparisonReport.Table compare(
      String what, String table, List<NeuronFile> filesA, List<NeuronFile> filesB, Precision precision) {
    int differing = 0;
    ComparisonReport.Difference first = null;
    try (RowSource rowsA = new RowSource(directoryA, filesA, table, new RowBuffer(precision));
        RowSource rowsB = new RowSource(directoryB, filesB, table, new RowBuffer(precision))) {
      for (int neuron = 0; neuron < a.format().neurons(); neuron++) {
        RealArray rowA = rowsA.row(neuron);
        RealArray rowB = rowsB.row(neuron);
        int place = mismatch(rowA, rowB);
        if (place >= 0) {
          differing++;
          first = first == null ? new ComparisonReport.Difference(neuron, place, value(rowA, place), value(rowB, place)) : first;
        }
      }
    }
    return new ComparisonReport.Table(what, a.format().neurons(), differing, first);
  }

  /** Index of the first number whose bits differ, or which only one has; -1 if there is none. */
  private static int mismatch(RealArray a, RealArray b) {
    long at = memory(a).mismatch(memory(b));
    return at < 0 ? -1 : (int) (at / (a.precision() == Precision.FLOAT32 ? Float.BYTES : Double.BYTES));
  }

  private static MemorySegment memory(RealArray row) {
    return switch (row) {
      case RealArray.Float32(float[] values) -> MemorySegment.ofArray(values);
      case RealArray.Float64(double[] values) -> MemorySegment.ofArray(values);
    };
  }

  private static String value(RealArray row, int place) {
    if (place >= row.length()) {
      return "nothing";
    }
    return switch (row) {
      case RealArray.Float32(float[] values) -> Float.toString(values[place]);
      case RealArray.Float64(double[] values) -> Double.toString(values[place]);
    };
  }

  private static ComparisonReport.Side side(Path directory, Manifest manifest) {
    Path file = directory.resolve(CheckpointNames.manifest(manifest.id()));
    return new ComparisonReport.Side(file, manifest.checkpoint(), manifest.format());
  }

  private static void differ(List<String> differences, String what, Object a, Object b) {
    if (!a.equals(b)) {
      differences.add(what + ": " + a + " and " + b);
    }
  }
}
