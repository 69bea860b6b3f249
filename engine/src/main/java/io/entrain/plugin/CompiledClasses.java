package io.entrain.plugin;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Receives what the compiler makes and loads it, all in memory. */
final class CompiledClasses extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();

  CompiledClasses(StandardJavaFileManager files) {
    super(files);
  }

  Iterable<? extends JavaFileObject> sources(Path file) {
    return fileManager.getJavaFileObjects(file);
  }

  /** Names of the classes made. */
  Set<String> names() {
    return classes.keySet();
  }

  Class<?> load(String name) {
    try {
      return new Loader(classes).loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " was compiled and cannot be found", e);
    }
  }

  @Override
  public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    classes.put(className, bytes);
    return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
      @Override
      public OutputStream openOutputStream() {
        return bytes;
      }
    };
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> classes;

    private Loader(Map<String, ByteArrayOutputStream> classes) {
      super(PluginLoader.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      ByteArrayOutputStream made = classes.get(name);
      if (made == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = made.toByteArray();
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
