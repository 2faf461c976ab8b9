package abhaya.investigation.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the records of one FIR come to.
///
/// @param state the case as it stands; null while its FIR is unknown or waits itself
/// @param standing the records that count, besides the FIR
/// @param waiting the records that wait, with the reason
record CaseFold(
    CaseKey key, @Nullable CaseState state, List<Kept> standing, List<Waiting> waiting) {
  CaseFold {
    standing = List.copyOf(standing);
    waiting = List.copyOf(waiting);
  }
}
