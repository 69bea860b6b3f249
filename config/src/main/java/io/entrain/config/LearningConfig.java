package io.entrain.config;

/**
 * Recursive least squares: the penalties that make the initial covariance, whether weights are frozen ({@code benchmark}), and the current
 * that is correlated with the target.
 */
public record LearningConfig(
    double penlambda, double penlamFF, double penmu, boolean benchmark, CorrelationVariable correlationVar) {}
