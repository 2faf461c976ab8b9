package abhaya.investigation.why;

import abhaya.investigation.clock.Step;

/// How far a case had come when a reason for delay was given.
enum ReasonStage {
  INVESTIGATION,
  LABORATORY,
  DRAFT,
  PROSECUTION,
  COURT;

  /// The stage after a step; most steps change nothing.
  ReasonStage after(String step) {
    if (step.equals(Step.EXHIBIT_SENT.name()) && this == INVESTIGATION) return LABORATORY;
    if (step.equals(Step.EXHIBIT_REPORTED.name()) && this == LABORATORY) return INVESTIGATION;
    if (step.equals(Step.PREPARED.name()) && compareTo(DRAFT) < 0) return DRAFT;
    if (step.equals(Step.WITH_PROSECUTION.name()) && compareTo(PROSECUTION) < 0) return PROSECUTION;
    return step.equals(Step.FORWARDED_TO_COURT.name()) ? COURT : this;
  }

  String messageKey() {
    return "why.stage." + name();
  }
}
