package io.entrain.cluster.training;

/** What is to come after the loop that runs, as far as the plan allows. */
enum Wish {
  /** The next loop. */
  GO_ON,
  /** A checkpoint, then the next loop. */
  SAVE,
  /** A checkpoint, then nothing until somebody begins another epoch. */
  HOLD,
  /** A checkpoint, and the end of the run. */
  END
}
