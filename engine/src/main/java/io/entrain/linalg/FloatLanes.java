// Template: the double-precision twin is generated from this file.
package io.entrain.linalg;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector width of this machine, never wider than a group of 16 neurons in single precision. Only for kernels on the Vector API. */
public final class FloatLanes {
  public static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > FloatVector.SPECIES_512.length()
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  private FloatLanes() {}
}
