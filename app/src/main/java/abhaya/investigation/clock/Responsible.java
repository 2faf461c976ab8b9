package abhaya.investigation.clock;

/// Who owes a duty.
public enum Responsible {
  IO,
  SHO,
  SDPO,
  SP,
  /// Medical practitioner.
  DOCTOR,
  MAGISTRATE,
  /// Special or Sessions Court.
  COURT,
  PROSECUTOR,
  /// Child Welfare Committee.
  CWC,
  /// Special Juvenile Police Unit.
  SJPU,
  GOVERNMENT,
  HIGH_COURT,
  HOSPITAL,
  /// District Legal Services Authority.
  DLSA,
  INFORMANT,
  ACCUSED;

  public String messageKey() {
    return "clock.responsible." + name();
  }
}
