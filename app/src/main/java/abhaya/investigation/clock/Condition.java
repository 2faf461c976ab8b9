package abhaya.investigation.clock;

/// What must be so in a case for a duty to apply, beside the sections it names.
public enum Condition {
  CLOCK_SECTION,
  RAPE,
  POCSO,
  NOT_POCSO,
  WOMAN_OFFICER_SECTION,
  FORENSIC_VISIT_SECTION,
  ENQUIRY_BAND,
  SEXUAL_OR_POCSO,
  CHILD_VICTIM,
  ADULT_WOMAN_OR_UNKNOWN,
  DISABLED_VICTIM,
  ZERO_FIR,
  ELECTRONIC_FIR;

  public String messageKey() {
    return "clock.condition." + name();
  }
}
