package io.entrain.cluster.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A program that does one thing to a directory of runs, for tests that kill it or let two of it compete. */
final class RunProgram {
  private RunProgram() {}

  /** Arguments: what to do, the directory, and a number or a key. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[1]);
    switch (args[0]) {
      case "save" -> saveForever(directory, Integer.parseInt(args[2]));
      case "claim" -> claim(directory, Integer.parseInt(args[2]));
      case "submit" -> submit(directory, args[2]);
      case "lock" -> lock(directory);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void saveForever(Path directory, int firstLoop) {
    RunManifestStore store = new RunManifestStore(directory);
    EpochClaim claim = EpochClaim.next(directory, Samples.HOLDER);
    for (int loop = firstLoop;; loop++) {
      store.save(Samples.afterLoop(loop), claim);
      System.out.println("saved " + loop);
    }
  }

  private static void claim(Path directory, int times) throws IOException {
    awaitStart();
    for (int i = 0; i < times; i++) {
      System.out.println(EpochClaim.next(directory, Samples.HOLDER).number());
    }
  }

  private static void submit(Path root, String key) throws IOException {
    awaitStart();
    Submission submission = new RunIndex(root, new SplittableRandom()).add(Samples.request(key, 100), Samples.NOON);
    System.out.println(submission.entry().id() + " " + submission.isNew());
  }

  private static void lock(Path directory) throws IOException {
    RunLock lock = RunLock.acquire(directory, Holder.here("alpha", Samples.NOON), System.out::println);
    awaitStart();
    lock.close();
  }

  private static void awaitStart() throws IOException {
    System.out.println("ready");
    while (System.in.read() != '\n') {
      // until a whole line has come
    }
  }
}
