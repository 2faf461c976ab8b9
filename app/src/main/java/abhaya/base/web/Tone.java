package abhaya.base.web;

/// What a colour means. It never stands alone: a word or a shape says the same.
public enum Tone {
  IN_TIME("t-in-time"),
  LATE("t-late"),
  OVERDUE("t-overdue"),
  YOUNG("t-young"),
  YOUNG_OPEN("t-young-open"),
  SILENT("t-silent"),
  PLAIN("t-plain"),
  QUIET("t-quiet"),
  /// Rates in five steps, worst first; see `RateScale`.
  STEP_1("t-step-1"),
  STEP_2("t-step-2"),
  STEP_3("t-step-3"),
  STEP_4("t-step-4"),
  STEP_5("t-step-5"),
  /// No cases: nothing to divide by.
  NONE("t-none");

  private final String style;

  Tone(String style) {
    this.style = style;
  }

  /// The name in the style sheets.
  public String style() {
    return style;
  }
}
