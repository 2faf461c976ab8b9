package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A line of the list of people: one posting.
public record PersonEntry(
    String handle,
    String displayName,
    boolean active,
    long postingId,
    Role role,
    UnitId unit,
    LocalDate fromOn,
    @Nullable LocalDate toOn) {}
