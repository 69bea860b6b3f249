package io.entrain.cluster.run;

/** Another supervisor has taken a run over. Whoever gets this must stop at once what it does for the run, and write nothing more. */
public final class FencedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FencedException(String message) {
    super(message);
  }
}
