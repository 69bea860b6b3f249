package io.entrain.plugin;

import io.entrain.config.ConfigException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The one public constructor of a plugin. */
final class PluginConstructor {
  private final String plugin;
  private final Class<?> type;

  PluginConstructor(String plugin, Class<?> type) {
    this.plugin = plugin;
    this.type = type;
  }

  /** Calls it with those of the available objects that its parameters ask for. */
  Object construct(Object... available) {
    Constructor<?> constructor = only();
    List<Object> present = Arrays.stream(available).filter(Objects::nonNull).toList();
    Object[] arguments = Arrays.stream(constructor.getParameterTypes()).map(wanted -> argument(wanted, present)).toArray();
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw failed(e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw failed(e);
    }
  }

  private Constructor<?> only() {
    if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
      throw refuse("must be a public class that is not abstract");
    }
    if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
      throw refuse("must be a top-level or static class");
    }
    Constructor<?>[] constructors = type.getConstructors();
    if (constructors.length != 1) {
      throw refuse("must have exactly one public constructor, and has " + constructors.length);
    }
    return constructors[0];
  }

  private Object argument(Class<?> wanted, List<Object> present) {
    List<Object> fitting = present.stream().filter(wanted::isInstance).toList();
    if (fitting.size() != 1) {
      String offered = present.stream().map(object -> object.getClass().getSimpleName()).collect(Collectors.joining(", "));
      String problem = fitting.isEmpty() ? "which is not available" : "which fits several";
      throw refuse(
          "its constructor asks for a " + wanted.getName() + ", " + problem + "; available are: " + (offered.isEmpty() ? "none" : offered));
    }
    return fitting.getFirst();
  }

  private ConfigException failed(Throwable cause) {
    if (cause instanceof VirtualMachineError error) {
      throw error;
    }
    String said = cause instanceof ConfigException ? cause.getMessage() : cause.toString();
    return new ConfigException("plugin " + plugin + ": failed while it was constructed: " + said, cause);
  }

  private ConfigException refuse(String rule) {
    return new ConfigException("plugin " + plugin + ": " + rule);
  }
}
