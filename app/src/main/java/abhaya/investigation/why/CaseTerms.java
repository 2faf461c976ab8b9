package abhaya.investigation.why;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is counted of one case.
///
/// @param month first day of the month in which its clock began
/// @param kind mask of its gravest group of offences
/// @param enteredFirst first entry by the state, and the last one
record CaseTerms(
    long caseId,
    int stationId,
    LocalDate month,
    int kind,
    LocalDate dueOn,
    @Nullable LocalDate reportedOn,
    List<Term> terms,
    List<CourseWait> waits,
    Instant enteredFirst,
    Instant enteredLast) {

  CaseTerms {
    terms = List.copyOf(terms);
    waits = List.copyOf(waits);
  }
}
