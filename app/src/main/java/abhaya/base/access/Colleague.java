package abhaya.base.access;

import abhaya.base.jurisdiction.UnitId;
import org.jspecify.annotations.Nullable;

/// Somebody on the chain of a case: at its station or in the offices above it.
///
/// @param officerId as the feeds name her as officer of record; null for most
public record Colleague(long id, String name, Role role, UnitId unit, @Nullable String officerId) {}
