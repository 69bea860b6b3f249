package io.entrain.cli;

/** What a command tells the shell. */
final class ExitCode {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int UNREACHABLE = 3;
  static final int NOT_AUTHORISED = 4;
  static final int INTERRUPTED = 130;

  static final String OK_TEXT = "0:done";
  static final String FAILED_TEXT = "1:failed";
  static final String BAD_INPUT_TEXT = "2:wrong usage, parameters or files";
  static final String UNREACHABLE_TEXT = "3:no node of the cluster can be reached, or none answers";
  static final String NOT_AUTHORISED_TEXT = "4:the token is missing or is not that of the cluster";
  static final String INTERRUPTED_TEXT = "130:interrupted; what was complete is saved";

  private ExitCode() {}
}
