package io.entrain.cluster.protocol;

import java.time.Instant;
import java.util.List;

/**
 * What a node says of itself.
 *
 * @param name as given by {@code --name}
 * @param address where Artery listens, as {@code host:port}
 * @param api where its control API listens, as a URL; empty: nowhere
 * @param dataHost where it listens for links
 * @param dataPort as {@code dataHost}
 * @param roles what it may do
 * @param cores processors
 * @param threads that compute
 * @param shards how many it likes to hold
 * @param heapBytes largest heap
 * @param gpus names of its GPUs
 * @param version of Entrain
 * @param processId on its host
 * @param started when
 */
public record NodeFacts(
    String name,
    String address,
    String api,
    String dataHost,
    int dataPort,
    List<String> roles,
    int cores,
    int threads,
    int shards,
    long heapBytes,
    List<String> gpus,
    String version,
    long processId,
    Instant started) {}
