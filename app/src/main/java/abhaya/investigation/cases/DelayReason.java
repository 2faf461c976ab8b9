package abhaya.investigation.cases;

import java.util.Arrays;
import java.util.Optional;

/// Why an investigation takes longer than it should, as officers are asked to say.
public enum DelayReason {
  LAB_REPORT,
  MEDICAL_REPORT,
  VICTIM_STATEMENT,
  ACCUSED_ABSCONDING,
  DIGITAL_DATA,
  SANCTION,
  COURT_STAY,
  OFFICER_TRANSFERRED,
  OFFICER_OVERLOADED,
  PROSECUTOR_SCRUTINY,
  INTER_STATE_HELP,
  AGE_PROOF,
  OTHER;

  public String messageKey() {
    return "cases.delay." + name();
  }

  static Optional<DelayReason> of(String code) {
    return Arrays.stream(values()).filter(reason -> reason.name().equals(code)).findFirst();
  }
}
