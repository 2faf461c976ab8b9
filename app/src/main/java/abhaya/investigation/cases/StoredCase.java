package abhaya.investigation.cases;

import java.util.Map;

/// What of a stored case outlives every change of its records.
///
/// @param across its chain has registrations of several sources
/// @param victimCodes the code of each victim, by her token in the source
record StoredCase(
    long id,
    String handle,
    CaseKey key,
    long rootId,
    boolean across,
    Map<String, String> victimCodes) {

  StoredCase {
    victimCodes = Map.copyOf(victimCodes);
  }
}
