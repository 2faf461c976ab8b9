package abhaya.base.jurisdiction;

import java.time.LocalDate;

/// A unit that ended and the one that answers for its work from that day on.
public record Succession(UnitId successor, LocalDate fromOn) {}
