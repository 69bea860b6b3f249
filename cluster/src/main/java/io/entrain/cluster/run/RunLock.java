package io.entrain.cluster.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entrain.config.ConfigException;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.IoFailures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second supervisor, or whoever would initialise, out of a data directory on the same machine, as long as the first one lives.
 * The operating system takes the lock back when its holder dies, in whatever way. On some network file systems it holds over machines as
 * well; where it does not, or where there are no locks at all, {@link EpochClaim} keeps the later one's work apart from the earlier one's.
 */
public final class RunLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);
  private static final String NAME = "run.lock";

  /** Behind all content, so that others can read who holds it also where locks keep readers out. */
  private static final long POSITION = Long.MAX_VALUE - 1;

  /**
   * Locks of this process, by directory. To open the file again in the process that has locked it, and close it, would unlock it on some
   * systems; so would the garbage collector, if a lock that its owner has lost sight of were not kept here.
   */
  private static final Map<Path, RunLock> OWN = new HashMap<>();

  private static final Duration PULSE = Duration.ofSeconds(2);

  /** What the file begins with. */
  private static final byte[] FIRST_BYTE = {'{'};

  private final Path directory;
  private final Holder holder;
  private final FileChannel channel;
  private final Thread pulse;

  private RunLock(Path directory, Holder holder, FileChannel channel) {
    this.directory = directory;
    this.holder = holder;
    this.channel = channel;
    pulse = Thread.ofPlatform().daemon().name("entrain-lock-pulse").start(this::beat);
  }

  /**
   * Takes the lock.
   *
   * @param dataDirectory directory that is there
   * @param holder who takes it, for the message that others get
   * @param warnings told if the file system has no locks
   * @throws RunLockedException if someone else has it
   * @throws DataFileException if that cannot be told
   */
  public static RunLock acquire(Path dataDirectory, Holder holder, Consumer<String> warnings) {
    Path directory = real(dataDirectory);
    synchronized (OWN) {
      RunLock own = OWN.get(directory);
      if (own != null) {
        throw locked(directory, own.holder.toString());
      }
      RunLock lock = lock(directory, holder, warnings);
      OWN.put(directory, lock);
      return lock;
    }
  }

  /**
   * Takes the lock for a command of this machine.
   *
   * @throws ConfigException if someone else has it
   * @throws DataFileException if that cannot be told
   */
  public static RunLock forCommand(Path dataDirectory, Consumer<String> warnings) {
    try {
      return acquire(dataDirectory, Holder.here("this machine", Instant.now()), warnings);
    } catch (RunLockedException e) {
      throw new ConfigException(e.getMessage(), e);
    }
  }

  /**
   * A sign of life of whoever holds the lock: it changes every other second. A process that is stopped, or a machine that hangs, keeps its
   * lock and shows no life. Empty if there is no lock, or it cannot be seen.
   */
  public static Optional<FileTime> pulse(Path dataDirectory) {
    try {
      return Optional.of(Files.getLastModifiedTime(dataDirectory.resolve(NAME)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Writes by the channel that has the lock: whoever opens and closes the file in any other way gives the lock of this process back. */
  private void beat() {
    boolean warned = false;
    LockSupport.parkNanos(PULSE.toNanos());
    while (!Thread.currentThread().isInterrupted()) {
      try {
        channel.write(ByteBuffer.wrap(FIRST_BYTE), 0);
      } catch (ClosedChannelException _) {
        return;
      } catch (IOException e) {
        if (!warned) {
          LOG.warn("{} cannot be written, so that others may take its holder for dead", directory.resolve(NAME), e);
        }
        warned = true;
      }
      LockSupport.parkNanos(PULSE.toNanos());
    }
  }

  /** Gives the lock back. The file stays, since to delete it would let two in at once. */
  @Override
  public void close() {
    synchronized (OWN) {
      if (OWN.remove(directory, this)) {
        pulse.interrupt();
        try {
          channel.close();
        } catch (IOException e) {
          throw failure(directory, e);
        }
      }
    }
  }

  private static RunLock lock(Path directory, Holder holder, Consumer<String> warnings) {
    Path file = directory.resolve(NAME);
    FileChannel channel = null;
    boolean kept = false;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lockedByOther(channel, directory, warnings)) {
        throw locked(directory, describeHolder(file));
      }
      write(channel, holder);
      kept = true;
      return new RunLock(directory, holder, channel);
    } catch (IOException e) {
      throw failure(directory, e);
    } finally {
      if (!kept) {
        closeQuietly(channel);
      }
    }
  }

  private static boolean lockedByOther(FileChannel channel, Path directory, Consumer<String> warnings) {
    try {
      FileLock lock = channel.tryLock(POSITION, 1, false);
      return lock == null;
    } catch (IOException e) {
      warnings.accept(
          "the file system of %s has no locks (%s): nothing keeps a second supervisor from starting, but only the later one's work counts"
              .formatted(directory, IoFailures.reason(e)));
      return false;
    }
  }

  private static void write(FileChannel channel, Holder holder) throws IOException {
    ObjectNode json = StampedJson.object();
    holder.put(json);
    channel.truncate(0);
    ByteBuffer text = ByteBuffer.wrap(StampedJson.render(json).getBytes(StandardCharsets.UTF_8));
    while (text.hasRemaining()) {
      channel.write(text);
    }
  }

  private static String describeHolder(Path file) {
    try {
      Optional<JsonFields> fields = StampedJson.read(file);
      return fields.isEmpty() ? "a process that is not known" : Holder.get(fields.get()).toString();
    } catch (DamageException | DataFileException _) {
      return "a process that has not said yet who it is";
    }
  }

  private static RunLockedException locked(Path directory, String holder) {
    return new RunLockedException(directory + ": is in use by " + holder + ": only one can work on it; stop that one, or wait");
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      throw new DataFileException(directory, "cannot be used", IoFailures.reason(e), e);
    }
  }

  private static DataFileException failure(Path directory, IOException e) {
    return new DataFileException(directory.resolve(NAME), "cannot be locked", IoFailures.reason(e), e);
  }

  private static void closeQuietly(FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException _) {
        // there is a better reason already
      }
    }
  }
}
