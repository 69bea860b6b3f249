package io.entrain.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.entrain.checkpoint.RestorePoint;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrainingPlanTest {
  private static final Duration EARLY = Duration.ofSeconds(1);

  private static TrainOptions options(int loops, int interval, boolean best, int checkpointLoops) {
    return new TrainOptions(loops, interval, best, new RestorePoint.Latest(), 1, Duration.ofMinutes(5), checkpointLoops);
  }

  @Test
  void shouldCountOnFromTheRestoredLoopAndTakeTasksInTurn() {
    TrainingPlan plan = new TrainingPlan(options(3, 1, false, 0), 2, 7, 10, Double.NaN);
    assertThat(plan.next()).isEqualTo(8);
    assertThat(plan.task()).isZero();
    assertThat(plan.next()).isEqualTo(9);
    assertThat(plan.task()).isEqualTo(1);
    assertThat(plan.hasNext(false)).isTrue();
    assertThat(plan.next()).isEqualTo(10);
    assertThat(plan.hasNext(false)).isFalse();
  }

  @Test
  void shouldTrainTheSecondOfTwoTasksFirst() {
    TrainingPlan plan = new TrainingPlan(options(1, 1, false, 0), 2, 0, 1, Double.NaN);
    plan.next();
    assertThat(plan.task()).isEqualTo(1);
  }

  @Test
  void shouldMeasureEveryFewLoops() {
    TrainingPlan plan = new TrainingPlan(options(6, 3, false, 0), 1, 0, 6, Double.NaN);
    StringBuilder measured = new StringBuilder();
    while (plan.hasNext(false)) {
      plan.next();
      measured.append(plan.measures() ? 'x' : '.');
    }
    assertThat(measured).hasToString("..x..x");
  }

  @Test
  void shouldSaveAfterTheLastLoopAndWhenAskedToStop() {
    TrainingPlan plan = new TrainingPlan(options(2, 1, false, 0), 1, 0, 2, Double.NaN);
    plan.next();
    assertThat(plan.checkpointDue(EARLY, 0.5, false)).isFalse();
    assertThat(plan.checkpointDue(EARLY, 0.5, true)).isTrue();
    plan.next();
    assertThat(plan.checkpointDue(EARLY, 0.5, false)).isTrue();
  }

  @Test
  void shouldSaveByTimeSinceTheLastCheckpoint() {
    TrainingPlan plan = new TrainingPlan(options(9, 1, false, 0), 1, 0, 9, Double.NaN);
    plan.next();
    assertThat(plan.checkpointDue(Duration.ofMinutes(5), 0.5, false)).isTrue();
    plan.saving(Duration.ofMinutes(5));
    plan.next();
    assertThat(plan.checkpointDue(Duration.ofMinutes(9), 0.5, false)).isFalse();
    assertThat(plan.checkpointDue(Duration.ofMinutes(10), 0.5, false)).isTrue();
  }

  @Test
  void shouldSaveByLoops() {
    TrainingPlan plan = new TrainingPlan(options(9, 1, false, 4), 1, 0, 9, Double.NaN);
    StringBuilder saved = new StringBuilder();
    while (plan.hasNext(false)) {
      plan.next();
      saved.append(plan.checkpointDue(EARLY, 0.5, false) ? 'x' : '.');
    }
    assertThat(saved).hasToString("...x...xx");
  }

  @Test
  void shouldSaveWhatBeatsTheBestSoFar() {
    TrainingPlan plan = new TrainingPlan(options(9, 1, true, 0), 1, 0, 9, 0.4);
    plan.next();
    assertThat(plan.checkpointDue(EARLY, 0.3, false)).isFalse();
    assertThat(plan.checkpointDue(EARLY, 0.5, false)).isTrue();
    plan.saved(0.5);
    plan.next();
    assertThat(plan.isBest(0.5)).isFalse();
    assertThat(plan.isBest(Double.NaN)).isFalse();
    assertThat(plan.isBest(0.6)).isTrue();
  }
}
