package abhaya.base.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A person to be entered, with her first posting.
///
/// @param unitCode code of the unit as people write it
/// @param officerId number under which feeds name her as officer of record; null if they do not
public record NewPerson(
    String displayName,
    Role role,
    String unitCode,
    LocalDate fromOn,
    @Nullable LocalDate toOn,
    @Nullable String officerId) {}
