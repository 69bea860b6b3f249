package io.entrain.cluster.run;

import static io.entrain.cluster.run.Samples.NOON;
import static io.entrain.cluster.run.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entrain.cluster.run.RunRegistry.Standing;
import io.entrain.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRegistryTest {
  @TempDir
  Path root;

  private RunRegistry registry;

  @BeforeEach
  void create() throws IOException {
    Files.createDirectory(root.resolve("data"));
    registry = new RunRegistry(root, new SplittableRandom(1));
  }

  @Test
  void shouldQueueARunThatWasSubmittedAndNothingElse() {
    RunEntry entry = registry.submit(request("key", 10), NOON).entry();

    assertThat(registry.overview().queued()).containsExactly(new Standing(entry, entry.queued()));
    assertThat(registry.overview().active()).isEmpty();
  }

  @Test
  void shouldRefuseARunWithoutADataDirectory() {
    RunRequest request = new RunRequest(new SubmitKey("key"), "none", Samples.options(1));

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> registry.submit(request, NOON))
        .withMessage("directory = 'none': there is no directory " + root.resolve("none"));
    assertThat(registry.overview().runs()).isEmpty();
  }

  @Test
  void shouldFindTheRunThatHadTheTurnWhenItsSupervisorWasLost() {
    RunEntry first = registry.submit(request("1", 10), NOON).entry();
    RunEntry second = registry.submit(request("2", 10), NOON).entry();
    save(first, RunCommand.START, NOON);

    RunRegistry.Overview overview = new RunRegistry(root, new SplittableRandom(2)).overview();

    assertThat(overview.active().map(Standing::entry)).contains(first);
    assertThat(overview.queued()).extracting(Standing::entry).containsExactly(second);
  }

  @Test
  void shouldForgetTheRunsThatEndedFirstAndNoOthers() {
    RunEntry oldest = registry.submit(request("1", 10), NOON).entry();
    RunEntry newest = registry.submit(request("2", 10), NOON).entry();
    RunEntry running = registry.submit(request("3", 10), NOON).entry();
    RunEntry queued = registry.submit(request("4", 10), NOON).entry();
    save(newest, RunCommand.CANCEL, NOON.plusSeconds(2));
    save(oldest, RunCommand.CANCEL, NOON.plusSeconds(1));
    save(running, RunCommand.START, NOON);

    assertThat(registry.prune(1)).containsExactly(oldest.id());
    assertThat(registry.overview().runs()).extracting(Standing::entry).containsExactly(newest, running, queued);
    assertThat(root.resolve("data")).isDirectoryContaining("glob:**/run.json");
  }

  @Test
  void shouldShowTheOthersWhenOneRunCannotBeRead() throws IOException {
    Files.createDirectory(root.resolve("other"));
    RunEntry damaged = registry.submit(request("1", 10), NOON).entry();
    RunEntry sound = registry.submit(new RunRequest(new SubmitKey("2"), "other", Samples.options(1)), NOON).entry();
    save(damaged, RunCommand.START, NOON);
    Files.writeString(root.resolve("data/run.json"), "");
    Files.writeString(root.resolve("data/epochs/epoch-000001-" + damaged.id() + ".json"), "");

    RunRegistry.Overview overview = registry.overview();

    assertThat(overview.runs()).extracting(Standing::entry).containsExactly(sound);
    assertThat(overview.problems()).singleElement().asString().startsWith("run " + damaged.id() + ": ").contains("it is empty");
    assertThat(registry.prune(0)).isEmpty();
  }

  private void save(RunEntry entry, RunCommand command, Instant when) {
    Path directory = registry.directoryOf(entry.request());
    RunManifestStore store = new RunManifestStore(directory);
    Optional<RunManifest> before = store.load(entry.id(), _ -> {});
    store.save(before.orElseGet(entry::queued).after(command, when), EpochClaim.next(directory, Samples.HOLDER));
  }
}
