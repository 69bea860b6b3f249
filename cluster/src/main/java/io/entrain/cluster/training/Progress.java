package io.entrain.cluster.training;

import io.entrain.cluster.protocol.Failure;
import io.entrain.cluster.protocol.NodeShare;
import io.entrain.cluster.run.RunState;
import io.entrain.initialisation.InitReport;
import io.entrain.training.LoopSummary;
import java.time.Duration;
import java.util.List;

/** What a run tells who watches it. */
public sealed interface Progress {
  /** A loop was completed, perhaps not for the first time. */
  record LoopCompleted(LoopSummary summary) implements Progress {}

  /** The checkpoint of a loop is complete on disk. */
  record CheckpointSaved(int loop) implements Progress {}

  /** Something that can be lived with. */
  record Warned(String message) implements Progress {}

  /** The nodes have initialised the data directory. */
  record Initialised(InitReport report) implements Progress {}

  /** Which nodes hold what, from now on. */
  record Placed(long epoch, List<NodeShare> nodes) implements Progress {}

  /** It cannot go on for now. */
  record Waiting(String reason) implements Progress {}

  /** An epoch was lost; the run goes on after a while. */
  record Recovering(String reason, Duration after) implements Progress {}

  /** Where it stands; {@code why} may be empty. */
  record StateChanged(RunState state, String why) implements Progress {}

  /** What has come of something that people asked for. */
  record Answered(String operation, boolean done, String detail) implements Progress {}

  /** All is done, or was stopped or given up, and is saved. */
  record Ended(RunState state) implements Progress {}

  /** The run cannot go on; the last checkpoint is intact. */
  record Failed(Failure failure) implements Progress {}
}
