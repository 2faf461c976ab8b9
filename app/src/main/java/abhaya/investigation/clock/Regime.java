package abhaya.investigation.clock;

import java.time.LocalDate;

/// Which law governs a case: the day of recording decides the procedure, the day of the offence
/// the penal code. Today's date decides nothing.
///
/// @param procedure code of the investigation
/// @param laterStages code of cognizance and all later stages taken after 1 Jul 2024
/// @param substance which penal code may be charged
/// @param clockProvision where the two months are written
public record Regime(
    Procedure procedure,
    Procedure laterStages,
    Substance substance,
    String clockProvision,
    Explanation why) {

  /// The day the three new codes came into force.
  public static final LocalDate NEW_CODES_ON = LocalDate.of(2024, 7, 1);

  /// The penal code by the day of the offence. POCSO stands beside either.
  public enum Substance {
    IPC,
    BNS,
    BOTH,
    UNKNOWN
  }

  public static Procedure procedureOn(LocalDate recordedOn) {
    return recordedOn.isBefore(NEW_CODES_ON) ? Procedure.CRPC : Procedure.BNSS;
  }

  public static Regime of(LocalDate recordedOn, Occurrence occurrence) {
    var procedure = procedureOn(recordedOn);
    var substance = substance(recordedOn, occurrence);
    var provision = procedure == Procedure.CRPC ? "CrPC 173(1A)" : "BNSS 193(2)";
    var recorded = procedure == Procedure.CRPC ? Sentence.REGIME_OLD : Sentence.REGIME_NEW;
    var offence =
        switch (substance) {
          case IPC -> Sentence.OFFENCE_OLD;
          case BNS -> Sentence.OFFENCE_NEW;
          case BOTH -> Sentence.OFFENCE_SPANS;
          case UNKNOWN -> Sentence.OFFENCE_UNKNOWN;
        };
    var why = Explanation.of(recorded, recordedOn).and(offence);
    if (procedure == Procedure.CRPC) why = why.and(Sentence.LATER_STAGES);
    return new Regime(procedure, Procedure.BNSS, substance, provision, why);
  }

  private static Substance substance(LocalDate recordedOn, Occurrence occurrence) {
    if (recordedOn.isBefore(NEW_CODES_ON)) return Substance.IPC;
    var first = occurrence.first();
    var last = occurrence.last();
    if (first == null || last == null) return Substance.UNKNOWN;
    if (last.isBefore(NEW_CODES_ON)) return Substance.IPC;
    return first.isBefore(NEW_CODES_ON) ? Substance.BOTH : Substance.BNS;
  }

  /// As the published answer says it: `CRPC` or `BNSS`.
  public String code() {
    return procedure.name();
  }
}
