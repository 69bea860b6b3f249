package io.entrain.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells from time to time how many processors and how much memory this program uses. */
final class ResourceMonitor implements AutoCloseable {
  private static final double GIB = 1L << 30;

  private final ScheduledExecutorService timer;

  private ResourceMonitor(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** Starts to tell every {@code seconds}; never for 0. */
  static ResourceMonitor start(int seconds, Screen screen) {
    if (seconds <= 0) {
      return new ResourceMonitor(null);
    }
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("entrain-monitor").daemon().factory());
    var _ = timer.scheduleAtFixedRate(() -> screen.line(line()), seconds, seconds, TimeUnit.SECONDS);
    return new ResourceMonitor(timer);
  }

  private static String line() {
    OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Runtime runtime = Runtime.getRuntime();
    return String.format(
        Locale.ROOT,
        "resources: %.2f of %d cores, heap %.2f of %.2f GiB, machine %.2f of %.2f GiB used",
        system.getProcessCpuLoad() * system.getAvailableProcessors(),
        system.getAvailableProcessors(),
        (runtime.totalMemory() - runtime.freeMemory()) / GIB,
        runtime.maxMemory() / GIB,
        (system.getTotalMemorySize() - system.getFreeMemorySize()) / GIB,
        system.getTotalMemorySize() / GIB);
  }

  @Override
  public void close() {
    if (timer != null) {
      timer.shutdownNow();
    }
  }
}
