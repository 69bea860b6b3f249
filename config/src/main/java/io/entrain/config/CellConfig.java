package io.entrain.config;

/** The cell model and its parameters. */
public sealed interface CellConfig permits LifConfig {}
