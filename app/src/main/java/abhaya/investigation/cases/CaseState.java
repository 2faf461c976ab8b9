package abhaya.investigation.cases;

import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.Citation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A case as its records say: all that is stored of it but our own numbers.
///
/// @param fir the version of the FIR that stands
/// @param sections the text in force, with what was read in it
/// @param clockRemovedOn day on which the last section with a two-month clock was taken out
/// @param chain what the registrations of one case have in common
record CaseState(
    CctnsRecord.Fir fir,
    Instant arrivedAt,
    int stationId,
    String firNumber,
    Charged sections,
    CctnsRecord.@Nullable Officer officer,
    @Nullable String delayCode,
    @Nullable LocalDate delayUntil,
    boolean withProsecution,
    int returnedCount,
    @Nullable LocalDate clockRemovedOn,
    Instant lastEventAt,
    Instant enteredUpto,
    Chain chain) {

  /// The sections a case carries.
  record Charged(String text, List<Citation> citations, int groupMask, int actMask) {
    Charged {
      citations = List.copyOf(citations);
    }
  }

  /// Of one case registered once or several times.
  ///
  /// @param root the first registration
  /// @param clockOn its day: the clock runs from it
  /// @param basis of the two-month clock; null where there is none
  /// @param dueOn last day of the two months; null without the clock
  /// @param reportedOn day of the first report forwarded in any of the registrations
  /// @param counted true for the latest registration
  /// @param across true where the registrations come from several sources
  record Chain(
      CaseKey root,
      LocalDate clockOn,
      @Nullable Basis basis,
      String regime,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate reportedOn,
      @Nullable ReportKind reportKind,
      boolean counted,
      boolean across) {}

  int ageMask() {
    return fir.victims().stream().mapToInt(v -> v.ageBand().mask()).reduce(0, (a, b) -> a | b);
  }
}
