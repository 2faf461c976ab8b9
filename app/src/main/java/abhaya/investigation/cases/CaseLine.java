package abhaya.investigation.cases;

import abhaya.base.jurisdiction.UnitId;
import abhaya.investigation.clock.Citation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a list of cases: nothing in it points at a victim but her code, where the reader may
/// see it.
record CaseLine(
    String handle,
    UnitId station,
    String firNumber,
    LocalDate recordedOn,
    List<Citation> citations,
    LocalDate dueOn,
    @Nullable LocalDate reportedOn,
    @Nullable String reportKind,
    @Nullable String officer,
    @Nullable String delayCode,
    List<String> victimCodes,
    boolean mine) {
  CaseLine {
    citations = List.copyOf(citations);
    victimCodes = List.copyOf(victimCodes);
  }
}
