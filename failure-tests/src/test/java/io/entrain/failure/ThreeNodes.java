package io.entrain.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test that asks for a {@link Laboratory} one with three nodes that are up. When it has passed, another test has the same nodes,
 * those that have ended started again: half of the work of a test would else be to start nodes. When it has failed, its nodes end, and
 * what they have logged stays.
 */
final class ThreeNodes implements ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(ThreeNodes.class);
  private static final int COUNT = 3;
  private static final Path FOLDERS = Path.of("target", "nodes").toAbsolutePath();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Laboratory.class;
  }

  @Override
  public Laboratory resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Laboratory lab = idle(context).take();
    context.getStore(NAMESPACE).put(Laboratory.class, lab);
    return lab;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Laboratory lab = context.getStore(NAMESPACE).remove(Laboratory.class, Laboratory.class);
    if (lab == null) {
      return;
    }
    if (context.getExecutionException().isEmpty()) {
      idle(context).give(lab);
    } else {
      lab.close();
      context.publishReportEntry("logs of the nodes", lab.root().getParent().toString());
    }
  }

  private static Idlers idle(ExtensionContext context) {
    return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Idlers.class, _ -> new Idlers(), Idlers.class);
  }

  /** Those that no test has. */
  private static final class Idlers implements AutoCloseable {
    private final Deque<Laboratory> idle = new ArrayDeque<>();

    Laboratory take() {
      Laboratory lab = poll();
      try {
        return lab == null ? Laboratory.of(Files.createTempDirectory(Files.createDirectories(FOLDERS), "three"), COUNT) : lab.renewed();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private synchronized Laboratory poll() {
      return idle.poll();
    }

    synchronized void give(Laboratory lab) {
      idle.add(lab);
    }

    @Override
    public synchronized void close() {
      idle.forEach(Laboratory::close);
    }
  }
}
