package abhaya.investigation.worklist;

import abhaya.investigation.outlook.Holder;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A reason for delay as an officer gave it.
///
/// @param code as the feed has it, `LAB_REPORT`
/// @param holder with whom the case waits
/// @param institution handle of the laboratory, hospital or office; null if none was named
/// @param on day of entry
/// @param until day up to which it is expected to last; null while open
public record DelayEntry(
    String code,
    Holder holder,
    @Nullable String institution,
    LocalDate on,
    @Nullable LocalDate until) {

  /// Whether it still stands on a day.
  boolean standsOn(LocalDate day) {
    return !on.isAfter(day) && (until == null || !until.isBefore(day));
  }

  /// With whom a case usually waits for this reason; the officer may name another.
  public static Holder usualHolder(String code) {
    return switch (code) {
      case "LAB_REPORT" -> Holder.LABORATORY;
      case "MEDICAL_REPORT", "AGE_PROOF" -> Holder.HOSPITAL;
      case "VICTIM_STATEMENT" -> Holder.MAGISTRATE;
      case "ACCUSED_ABSCONDING" -> Holder.ACCUSED;
      case "DIGITAL_DATA" -> Holder.COMPANY;
      case "SANCTION" -> Holder.GOVERNMENT;
      case "COURT_STAY" -> Holder.COURT;
      case "OFFICER_TRANSFERRED", "OFFICER_OVERLOADED" -> Holder.SUPERVISOR;
      case "PROSECUTOR_SCRUTINY" -> Holder.PROSECUTOR;
      case "INTER_STATE_HELP" -> Holder.OTHER_STATE;
      default -> Holder.OTHER;
    };
  }
}
