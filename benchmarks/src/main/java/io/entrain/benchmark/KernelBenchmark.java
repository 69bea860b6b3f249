package io.entrain.benchmark;

import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How kernels are measured unless the command line says otherwise: by a JVM with the options of the commands that compute. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(
    value = 1,
    jvmArgs = {"@../cli/compute.options", "-XX:+UseParallelGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class KernelBenchmark {}
