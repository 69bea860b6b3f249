package io.entrain.config;

import java.util.List;

/** What has to hold between durations, so that all of them can be counted in steps. */
final class TimeRules {
  private static final double RELATIVE_ERROR = 1e-9;
  private static final int MOST_STEPS = 1 << 24;
  private static final List<String> DURATIONS =
      List.of("train_duration", "stim_on", "stim_off", "learn_every", "wid", "refrac", "u0_skip_time", "synaptic_delay");

  private final Requirements requirements;

  TimeRules(Requirements requirements) {
    this.requirements = requirements;
  }

  /** Notes every rule that does not hold. */
  void check(TimeConfig time) {
    double dt = time.dtMs();
    if (!requirements.known("dt")) {
      return;
    }
    double stepsPerMs = Math.max(1, Math.rint(1 / dt));
    boolean fits = Math.abs(stepsPerMs * dt - 1) < RELATIVE_ERROR || dt == Math.rint(dt);
    requirements.require(fits, "dt", "must divide 1 ms, or be a whole number of ms");
    boolean countable = fits && DURATIONS.stream().filter(key -> !countable(key, dt)).count() == 0;
    if (countable && countableTrial(time)) {
      trial(time);
    }
  }

  private boolean countable(String key, double dt) {
    double steps = requirements.value(key) / dt;
    boolean whole = Math.abs(steps - Math.rint(steps)) <= RELATIVE_ERROR * Math.abs(steps);
    requirements.require(whole, key, "must be a whole multiple of dt = " + ms(dt));
    requirements.require(steps < MOST_STEPS, key, "must be shorter than " + MOST_STEPS + " steps of dt = " + ms(dt));
    return whole && steps >= 0 && steps < MOST_STEPS;
  }

  private boolean countableTrial(TimeConfig time) {
    double steps = time.trainTimeMs() / time.dtMs();
    boolean countable = Math.rint(steps) < MOST_STEPS;
    String rule = "a trial, stim_off + train_duration, must have fewer than %d steps and has %.0f";
    requirements.require(countable, "train_duration", rule.formatted(MOST_STEPS, steps));
    return countable && time.learnEveryMs() > 0;
  }

  private void trial(TimeConfig time) {
    requirements.require(time.stimOn() <= time.stimOff(), "stim_on", "must not be after stim_off = " + ms(time.stimOffMs()));
    requirements.require(time.delay() >= 1, "synaptic_delay", "must be at least dt = " + ms(time.dtMs()));
    String shorter = "must be shorter than a trial, stim_off + train_duration = " + ms(time.trainTimeMs());
    requirements.require(time.delay() < time.steps(), "synaptic_delay", shorter);
    String leaving = "must leave two steps of a trial to be measured, stim_off + train_duration = " + ms(time.trainTimeMs());
    requirements.require(time.initialSkip() < time.steps() - 1, "u0_skip_time", leaving);
    int updates = time.steps() / time.learnEvery() - time.stimOff() / time.learnEvery();
    requirements.require(
        updates == time.targetRows() && updates >= 1,
        "learn_every",
        "a trial would have %d updates of the weights and %d rows of targets; stim_off and train_duration must be multiples of it"
            .formatted(updates, time.targetRows()));
  }

  private static String ms(double duration) {
    return ValueText.plain(duration) + " ms";
  }
}
