package abhaya.base.jurisdiction;

/// What the rules say to an act: a draft to store, or why not.
sealed interface UnitOutcome {

  /// @param subject the unit the act is about; provisional if it is new
  record Planned(UnitDraft draft, UnitId subject) implements UnitOutcome {}

  record Refused(UnitRefusal refusal) implements UnitOutcome {}

  static UnitOutcome refused(String field, String code, String... args) {
    return new Refused(UnitRefusal.of(field, code, args));
  }
}
