package io.entrain.cluster.run;

import io.entrain.config.ConfigException;
import io.entrain.hdf5.DataFileException;
import io.entrain.learning.DivergenceException;
import io.entrain.shard.ShardLostException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Why something failed, by what it means for the run: would trying again help? The more telling a kind is, the earlier it stands here. */
public enum FailureKind {
  /** Someone else has taken the run over: stop and write nothing, not even this. */
  FENCED(false),
  /** The numbers went astray; they will again. */
  DIVERGED(false),
  /** Not enough memory for its part of the run. */
  OUT_OF_MEMORY(false),
  /** No space left, or a quota is used up. */
  STORAGE_FULL(false),
  /** Read-only, or not permitted. */
  STORAGE_REFUSED(false),
  /** The file system did not answer as it should, as a server that restarts. */
  STORAGE_UNREACHABLE(true),
  /** Parameters or a file that cannot be used. */
  BAD_INPUT(false),
  /** Someone else is at work on the run, and may soon have done with it. */
  OCCUPIED(true),
  /** A peer or the way to it: a connection broke, or no answer came. */
  LOSS(true),
  /** Anything else: a defect of the program. */
  DEFECT(false);

  private static final List<String> FULL = List.of("no space left", "quota exceeded", "not enough space", "file too large");
  private static final List<String> REFUSED = List.of("read-only file system", "permission denied", "operation not permitted");
  private static final List<String> UNREACHABLE =
      List.of("stale file handle", "stale nfs file handle", "input/output error", "timed out", "temporarily unavailable", "not connected");

  private final boolean retried;

  FailureKind(boolean retried) {
    this.retried = retried;
  }

  /** Whether the run goes on after it, as far as its {@link RetryBudget} allows. */
  public boolean retried() {
    return retried;
  }

  /**
   * Looks at a failure and all its causes; the most telling one decides. What the operating system says is understood in English, as with
   * {@code LC_ALL=C}; a full disk in another language is taken for a bad file, which is not retried either.
   */
  public static FailureKind of(Throwable failure) {
    return causes(failure).stream().map(FailureKind::byItself).min(Comparator.naturalOrder()).orElse(DEFECT);
  }

  /** What one exception says, without its causes; {@link #DEFECT} if nothing. */
  private static FailureKind byItself(Throwable failure) {
    return switch (failure) {
      case FencedException _ -> FENCED;
      case DivergenceException _ -> DIVERGED;
      case OutOfMemoryError _ -> OUT_OF_MEMORY;
      case DataFileException _ -> BAD_INPUT;
      case ConfigException _ -> BAD_INPUT;
      case ShardLostException _ -> LOSS;
      case RunLockedException _ -> OCCUPIED;
      case SocketException _ -> LOSS;
      case SocketTimeoutException _ -> LOSS;
      case UnknownHostException _ -> LOSS;
      case ClosedChannelException _ -> LOSS;
      case EOFException _ -> LOSS;
      case TimeoutException _ -> LOSS;
      case AccessDeniedException _ -> STORAGE_REFUSED;
      case FileSystemException file -> byMessage(file, BAD_INPUT);
      case IOException io -> byMessage(io, LOSS);
      default -> DEFECT;
    };
  }

  private static FailureKind byMessage(IOException failure, FailureKind otherwise) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (FULL.stream().anyMatch(message::contains)) {
      return STORAGE_FULL;
    }
    if (REFUSED.stream().anyMatch(message::contains)) {
      return STORAGE_REFUSED;
    }
    return UNREACHABLE.stream().anyMatch(message::contains) ? STORAGE_UNREACHABLE : otherwise;
  }

  private static List<Throwable> causes(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }
}
