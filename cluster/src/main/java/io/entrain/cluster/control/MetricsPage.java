package io.entrain.cluster.control;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpResponse;
import io.entrain.cluster.protocol.Control;
import io.entrain.cluster.protocol.LoopView;
import io.entrain.cluster.protocol.NodeView;
import io.entrain.cluster.protocol.RunView;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Serves {@code /metrics}: what the scheduler says of runs and nodes at that moment, and this process's memory and threads. */
final class MetricsPage implements AutoCloseable {
  private static final ContentType TEXT = ContentTypes.parse("text/plain; version=0.0.4; charset=utf-8");

  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final SchedulerQuestions scheduler;
  private final MultiGauge reachable;
  private final MultiGauge runs;
  private final MultiGauge nodes;
  private final List<RunGauge> ofRuns;

  /** A number of each run that has not ended. */
  private record RunGauge(MultiGauge gauge, ToDoubleFunction<RunView> value) {
    void show(List<RunView> runs) {
      gauge.register(
          runs.stream()
              .map(run -> MultiGauge.Row.of(Tags.of("run", run.id()), value.applyAsDouble(run)))
              .collect(Collectors.toList()),
          true);
    }
  }

  MetricsPage(SchedulerQuestions scheduler, LocalFacts facts) {
    this.scheduler = scheduler;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    collections.bindTo(registry);
    Gauge.builder("entrain.node.ready", facts, each -> each.ready() ? 1 : 0)
        .description("Whether this node is a member of its cluster.")
        .tags("node", facts.node(), "version", facts.version())
        .register(registry);
    for (LocalFacts.Gauge gauge : facts.gauges()) {
      Gauge.builder(gauge.name(), () -> gauge.value().getAsDouble()).description(gauge.description()).register(registry);
    }
    reachable = gauge("entrain.scheduler.up", "Whether the scheduler of runs answered.");
    runs = gauge("entrain.runs", "Runs by state.");
    nodes = gauge("entrain.nodes", "Nodes by status.");
    ofRuns =
        List.of(
            ofRun("entrain.run.loop", "Highest loop that was completed.", RunView::completedLoop),
            ofRun("entrain.run.last.loop", "Loop after which the run is complete; 0: not known yet.", RunView::lastLoop),
            ofRun("entrain.run.checkpoint.loop", "Loop of the newest checkpoint.", RunView::checkpointLoop),
            ofRun("entrain.run.recoveries", "How often the run was recovered.", RunView::recoveries),
            ofRun("entrain.run.loop.seconds", "Wall time of the last loop.", run -> ofLoop(run, LoopView::elapsedSeconds)),
            ofRun("entrain.run.rate.hertz", "Mean firing rate in the last loop.", run -> ofLoop(run, LoopView::rateHz)),
            ofRun(
                "entrain.run.correlation", "Mean correlation with the targets in the last loop.",
                run -> ofLoop(run, LoopView::correlation)));
  }

  CompletionStage<HttpResponse> show(ApiRequest request) {
    CompletionStage<Control.Runs> askedRuns = scheduler.ask(Control.Runs.class, Control.ListRuns::new);
    CompletionStage<Control.Nodes> askedNodes = scheduler.ask(Control.Nodes.class, Control.ListNodes::new);
    return askedRuns.thenCombine(askedNodes, (known, members) -> page(1, known.runs(), members.nodes()))
        .exceptionally(_ -> page(0, List.of(), List.of()))
        .thenApply(page -> HttpResponse.create().withEntity(TEXT, page.getBytes(StandardCharsets.UTF_8)));
  }

  private synchronized String page(int up, List<RunView> known, List<NodeView> members) {
    reachable.register(List.of(MultiGauge.Row.of(Tags.empty(), up)), true);
    runs.register(rows("state", known.stream().collect(Collectors.groupingBy(RunView::state, TreeMap::new, Collectors.counting()))), true);
    nodes.register(
        rows("status", members.stream().collect(Collectors.groupingBy(NodeView::status, TreeMap::new, Collectors.counting()))), true);
    List<RunView> unfinished = known.stream().filter(run -> run.ended() == null).toList();
    ofRuns.forEach(gauge -> gauge.show(unfinished));
    return registry.scrape();
  }

  private static Iterable<MultiGauge.Row<?>> rows(String tag, Map<String, Long> counts) {
    return counts.entrySet().stream().<MultiGauge.Row<?>>map(entry -> MultiGauge.Row.of(Tags.of(tag, entry.getKey()), entry.getValue()))
        .toList();
  }

  private static double ofLoop(RunView run, Function<LoopView, Double> value) {
    Double known = run.lastLoopResult() == null ? null : value.apply(run.lastLoopResult());
    return known == null ? Double.NaN : known;
  }

  private RunGauge ofRun(String name, String description, ToDoubleFunction<RunView> value) {
    return new RunGauge(gauge(name, description), value);
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
