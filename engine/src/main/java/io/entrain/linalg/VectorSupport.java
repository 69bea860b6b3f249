package io.entrain.linalg;

/** Whether kernels run on the Vector API, which has to be switched on by {@code --add-modules jdk.incubator.vector}. */
public final class VectorSupport {
  /** System property; {@code scalar} makes the plain-Java kernels run even where the Vector API is there. */
  public static final String KERNELS_PROPERTY = "entrain.kernels";

  private VectorSupport() {}

  public static boolean available() {
    return !"scalar".equals(System.getProperty(KERNELS_PROPERTY))
        && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
