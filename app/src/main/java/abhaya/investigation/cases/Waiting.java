package abhaya.investigation.cases;

/// A record that is understood and cannot count yet.
///
/// @param code key of the sentence that says why, `fir-unknown`
record Waiting(Kept kept, String code) {}
