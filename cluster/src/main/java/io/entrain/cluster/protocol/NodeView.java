package io.entrain.cluster.protocol;

import java.time.Instant;
import java.util.List;

/**
 * A node, for people.
 *
 * @param name as given by {@code --name}
 * @param address where it is reached, as {@code host:port}
 * @param api where its control API listens, as {@code https://host:port}
 * @param status in lower case: up, unreachable, joining, leaving, draining
 * @param roles what it may do: controller, worker
 * @param supervises whether the scheduler of runs lives on it
 * @param cores processors
 * @param heapBytes largest heap
 * @param gpus names of its GPUs
 * @param shards neurons that it holds of the running run, as {@code 1-2048}, from 1
 * @param version of Entrain
 * @param processId on its host
 * @param started when
 */
public record NodeView(
    String name,
    String address,
    String api,
    String status,
    List<String> roles,
    boolean supervises,
    int cores,
    long heapBytes,
    List<String> gpus,
    List<String> shards,
    String version,
    long processId,
    Instant started) {}
