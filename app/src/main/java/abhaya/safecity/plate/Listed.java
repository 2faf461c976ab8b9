package abhaya.safecity.plate;

import java.time.Instant;

/// An entry that counts, as the matching of reads needs it.
///
/// @param unit that looks for the plate
record Listed(long id, int unit, PlatePattern pattern, Instant from, Instant to) {
  boolean isLiveAt(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(to);
  }
}
