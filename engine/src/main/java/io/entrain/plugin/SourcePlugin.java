package io.entrain.plugin;

import io.entrain.config.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** A plugin in a single Java file, compiled against the class path of this program; nothing is written to disk. */
final class SourcePlugin {
  private static final int ERRORS_SHOWN = 5;

  private SourcePlugin() {}

  /**
   * Compiles a file and returns the class that has its name.
   *
   * @throws ConfigException with file, line and message of each error
   */
  static Class<?> compile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw refuse(file, "no such file");
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw refuse(file, "must be compiled, and this Java (" + System.getProperty("java.home") + ") has no compiler; run it with a JDK");
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (CompiledClasses classes =
        new CompiledClasses(compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8))) {
      List<String> options = List.of("-proc:none", "-g", "-classpath", System.getProperty("java.class.path"));
      if (!compiler.getTask(null, classes, diagnostics, options, null, classes.sources(file)).call()) {
        throw refuse(file, "does not compile: " + errors(diagnostics));
      }
      return classes.load(publicClass(file, classes.names()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String publicClass(Path file, Iterable<String> names) {
    String fileName = file.getFileName().toString();
    String simple = fileName.substring(0, fileName.length() - ".java".length());
    for (String name : names) {
      if (name.equals(simple) || name.endsWith("." + simple)) {
        return name;
      }
    }
    throw refuse(file, "must hold a public class " + simple);
  }

  private static String errors(DiagnosticCollector<JavaFileObject> diagnostics) {
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .sorted(Comparator.comparingLong(Diagnostic::getLineNumber))
        .limit(ERRORS_SHOWN)
        .map(SourcePlugin::describe)
        .collect(Collectors.joining("; "));
  }

  private static String describe(Diagnostic<? extends JavaFileObject> error) {
    String message = error.getMessage(Locale.ROOT).strip().replaceAll("\\s*\\R\\s*", ", ");
    return error.getSource() == null
        ? message
        : Path.of(error.getSource().toUri()).getFileName() + ":" + error.getLineNumber() + ": " + message;
  }

  private static ConfigException refuse(Path file, String rule) {
    return new ConfigException("plugin " + file + ": " + rule);
  }
}
