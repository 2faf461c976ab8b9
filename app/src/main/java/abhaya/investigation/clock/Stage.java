package abhaya.investigation.clock;

import java.util.EnumSet;

/// Part of a case to which a step belongs, in the order in which a case goes through them.
public enum Stage {
  REGISTRATION(Step.INFORMATION_RECEIVED, Step.UPLOAD_EXEMPTED),
  VICTIM(Step.MEDICAL_EXAMINATION, Step.SPECIAL_RELIEF_PAID),
  EVIDENCE(Step.SCENE_FORENSICS, Step.EXHIBIT_FILED),
  ACCUSED(Step.ARREST, Step.BAIL),
  REPORT(Step.PREPARED, Step.SANCTION_DECIDED),
  COURT(Step.COGNIZANCE, Step.ACQUITTED);

  private final Step first;
  private final Step last;

  Stage(Step first, Step last) {
    this.first = first;
    this.last = last;
  }

  public static Stage of(Step step) {
    for (var stage : values()) {
      if (EnumSet.range(stage.first, stage.last).contains(step)) return stage;
    }
    throw new IllegalStateException(step + " belongs to no stage");
  }

  public String messageKey() {
    return "clock.stage." + name();
  }
}
