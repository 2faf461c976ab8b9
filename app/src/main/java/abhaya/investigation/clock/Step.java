package abhaya.investigation.clock;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What can happen in a case. A duty is set off by one step and met by another.
public enum Step {
  // the first information
  INFORMATION_RECEIVED,
  DIARY_ENTRY,
  FIR_RECORDED,
  E_FIR_RECEIVED,
  E_FIR_SIGNED,
  ZERO_FIR_RECORDED,
  TRANSFERRED,
  RE_REGISTERED,
  REGISTRATION_REFUSED,
  COMPLAINT_TO_SP,
  FIR_COPY,
  MAGISTRATE_REPORT,
  PRELIMINARY_ENQUIRY_STARTED,
  PRELIMINARY_ENQUIRY_CLOSED,
  WOMAN_OFFICER_RECORDED,
  VIDEO_RECORDED,
  UPLOAD_EXEMPTED,
  // the victim
  MEDICAL_EXAMINATION,
  MEDICAL_REPORT,
  POLICE_STATEMENT,
  MAGISTRATE_STATEMENT,
  VICTIM_INFORMED,
  CWC_REPORT,
  CARE_NEEDED,
  CARE_ARRANGED,
  CWC_PRODUCTION_NEEDED,
  CWC_PRODUCED,
  FORM_A_GIVEN,
  HOSPITAL_ARRIVAL,
  FIRST_AID,
  COMPENSATION_RECOMMENDED,
  COMPENSATION_ENQUIRED,
  INTERIM_COMPENSATION_ORDERED,
  COMPENSATION_PAID,
  SPECIAL_RELIEF_RECOMMENDED,
  SPECIAL_RELIEF_PAID,
  // evidence
  SCENE_FORENSICS,
  SEARCH,
  SEARCH_RECORD_SENT,
  CASE_DIARY,
  EXHIBIT_SEIZED,
  EXHIBIT_SENT,
  EXHIBIT_RECEIVED,
  EXHIBIT_REPORTED,
  EXHIBIT_COLLECTED,
  EXHIBIT_FILED,
  // the accused
  ARREST,
  ACCUSED_MEDICAL,
  PRODUCED,
  REMAND,
  POLICE_CUSTODY_ENDED,
  BAIL,
  // the final report
  PREPARED,
  WITH_PROSECUTION,
  FORWARDED_TO_COURT,
  RETURNED,
  INFORMANT_TOLD,
  SUPPLEMENTARY_FORWARDED,
  FURTHER_INVESTIGATION_PERMITTED,
  FURTHER_INVESTIGATION_CLOSED,
  STAYED,
  STAY_VACATED,
  SANCTION_SOUGHT,
  SANCTION_DECIDED,
  // the court
  COGNIZANCE,
  ACCUSED_APPEARED,
  COPIES_SUPPLIED,
  COMMITTED,
  DISCHARGE_SOUGHT,
  FIRST_HEARING,
  CHARGE_FRAMED,
  CHILD_EVIDENCE,
  ADJOURNMENT,
  ARGUMENTS_COMPLETE,
  JUDGMENT,
  JUDGMENT_UPLOADED,
  APPEAL,
  APPEAL_DECIDED,
  DISCHARGED,
  CONVICTED,
  ACQUITTED;

  private static final Map<String, Step> BY_CODE = new HashMap<>();

  static {
    for (var step : values()) BY_CODE.put(step.name(), step);
    // codes of IIF practice that mean the same act
    BY_CODE.put("CHARGE", CHARGE_FRAMED);
    BY_CODE.put("SEIZED", EXHIBIT_SEIZED);
    BY_CODE.put("EXHIBIT_IN_COURT", EXHIBIT_FILED);
  }

  /// The step of a code, in any letter case; empty for a code nobody here knows.
  public static Optional<Step> parse(String code) {
    if (code.length() > 64) return Optional.empty();
    var key = code.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    return Optional.ofNullable(BY_CODE.get(key));
  }

  public String messageKey() {
    return "clock.step." + name();
  }
}
