package abhaya.investigation.cases;

import abhaya.base.jurisdiction.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One case for those who work on it, open or reported, without anything that points at a victim.
///
/// @param open what the morning's lists know of it
/// @param firstStation where it was first recorded
/// @param officerId number of the officer of record; null if nobody holds the case
/// @param mine the reader is the officer of record
/// @param childVictim a victim is below eighteen
/// @param clockOn day of the first record: the two months run from it wherever the case goes
/// @param said what its records say, oldest first
public record OneCase(
    OpenCase open,
    UnitId firstStation,
    boolean zeroFir,
    @Nullable String officerId,
    boolean mine,
    boolean withProsecution,
    @Nullable LocalDate reportedOn,
    boolean childVictim,
    LocalDate clockOn,
    List<Said> said) {

  public OneCase {
    said = List.copyOf(said);
  }

  /// What one record says.
  ///
  /// @param kind type of the record, `STEP`
  /// @param step code of what happened
  /// @param here entered here; else it came with a feed
  /// @param value the officer's number, the kind of report; empty where the step says all
  public record Said(
      String kind,
      String step,
      @Nullable String subject,
      Instant at,
      Instant enteredAt,
      boolean here,
      String value) {}
}
