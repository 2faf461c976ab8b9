package abhaya.investigation.clock;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One section of the register.
///
/// @param offence last part of the message key of the offence's name, `rape`
/// @param clockOld basis of the two-month clock under the CrPC; null for none
/// @param clockNew basis of the two-month clock under the BNSS; null for none
/// @param bail days of custody after which bail is due
/// @param forensicVisit whether a forensic expert must visit (maximum of seven years or more)
/// @param trialClock whether the two-month limit of the trial names it
/// @param enquiryBand whether its punishment falls in the band of the preliminary enquiry
/// @param corresponds the section of the other code, `BNS 64(1)`; empty where there is none
/// @param readAs the punishing section, for one that only defines; null otherwise
public record SectionRow(
    Act act,
    String section,
    @Nullable String subSection,
    String offence,
    SectionGroup group,
    @Nullable Basis clockOld,
    @Nullable Basis clockNew,
    Bail bail,
    ForensicVisit forensicVisit,
    boolean womanOfficer,
    boolean identity,
    boolean trialClock,
    boolean enquiryBand,
    List<String> corresponds,
    @Nullable String readAs,
    String punishment,
    Mark mark,
    String source,
    String note,
    @Nullable LocalDate inForceFrom,
    @Nullable LocalDate inForceTo) {

  public SectionRow {
    corresponds = List.copyOf(corresponds);
  }

  /// Days of custody after which the accused is entitled to bail.
  public enum Bail {
    SIXTY,
    NINETY,
    /// A maximum of exactly ten years: litigated, both are shown.
    SIXTY_OR_NINETY,
    /// Depends on the term of the clause charged.
    BY_TERM,
    NONE
  }

  /// The forensic visit to the scene.
  public enum ForensicVisit {
    YES,
    /// The maximum is seven years, just enough.
    MAXIMUM_SEVEN,
    REPEAT_ONLY,
    BY_TERM,
    NO,
    NONE;

    public boolean isRequired() {
      return this == YES || this == MAXIMUM_SEVEN;
    }
  }

  public @Nullable Basis clock(Procedure procedure) {
    return procedure == Procedure.CRPC ? clockOld : clockNew;
  }

  /// `BNS 70(2)`.
  public String label() {
    return new Citation(act, section, subSection, null, false).label();
  }

  public String messageKey() {
    return "clock.offence." + offence;
  }
}
