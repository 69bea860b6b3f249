package io.entrain.verify;

import com.typesafe.config.Config;
import io.entrain.config.ConfigException;
import io.entrain.config.TimeConfig;

/** Checks the durations of a case: that they make a trial, and that the file's own step counts are those that follow from them. */
final class CaseTiming {
  private CaseTiming() {}

  static void check(TimeConfig time, Config json) {
    int steps = time.steps();
    require(time.stimOn() >= 0 && time.stimOn() <= time.stimOff(), "stim_on must lie between 0 and stim_off");
    require(time.stimOff() < steps, "train_duration must be at least one step");
    require(time.learnEvery() >= 1, "learn_every must be at least one step");
    require(time.refractory() >= 0, "refrac must not be negative");
    require(time.halfWindow() >= 0, "wid must not be negative");
    require(time.initialSkip() >= 0 && time.initialSkip() < steps, "u0_skip_time must be shorter than a trial");
    int updates = steps / time.learnEvery() - time.stimOff() / time.learnEvery();
    require(updates == time.targetRows(), updates + " updates of the weights but " + time.targetRows() + " rows of targets");
    same("Nsteps", steps, json);
    same("stimOn", time.stimOn(), json);
    same("stimOff", time.stimOff(), json);
    same("refrac", time.refractory(), json);
    same("learn", time.learnEvery(), json);
    same("wid", time.halfWindow(), json);
    same("perMs", time.samplePeriod(), json);
    same("u0Skip", time.initialSkip(), json);
    same("nLearn", time.targetRows(), json);
  }

  private static void same(String key, int derived, Config json) {
    String path = "steps." + key;
    require(!json.hasPath(path) || json.getInt(path) == derived, path + " = " + value(path, json) + ": the durations give " + derived);
  }

  private static String value(String path, Config json) {
    return json.hasPath(path) ? json.getValue(path).render() : "absent";
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new ConfigException("params_json: " + message);
    }
  }
}
