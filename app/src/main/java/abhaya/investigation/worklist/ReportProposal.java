package abhaya.investigation.worklist;

/// What is known of a final report before it is forwarded.
///
/// @param chargeSheet false for a closure
/// @param byOfficerOfRecord the officer on the case, or a lawful substitute by recorded order
/// @param closureReason whether a closure says why
/// @param accusedDecided each accused is charged, or not charged with a reason
/// @param custodyOfDevices whether the sequence of custody of electronic devices is told
/// @param indexedCopies copies for the accused, indexed
/// @param medicalRefused whether the victim refused the examination, on record
public record ReportProposal(
    boolean chargeSheet,
    boolean byOfficerOfRecord,
    boolean closureReason,
    boolean accusedDecided,
    boolean custodyOfDevices,
    boolean indexedCopies,
    boolean medicalRefused) {}
