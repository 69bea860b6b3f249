package io.entrain.cluster.run;

/** What others have sent, made fit for a message: short, and without characters that a terminal would obey. */
final class Quoted {
  private static final int LONGEST = 80;

  private Quoted() {}

  static String of(String text) {
    String visible = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    return "'" + (visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "...") + "'";
  }
}
