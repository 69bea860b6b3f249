package io.entrain.initialisation;

import java.util.List;

/** What {@code init} found: the rates of the initial pass, tasks, and remarks for the user, one line each. */
public record InitReport(double excitatoryRateHz, double inhibitoryRateHz, int tasks, List<String> remarks) {}
