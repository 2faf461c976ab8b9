package abhaya.base.trail;

import abhaya.base.jurisdiction.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One act on an object, as those who work on it may know it.
///
/// @param actor handle of who acted
/// @param role code of the role she acted in
/// @param unit of her posting; null for the program itself
/// @param action code of what she did
/// @param allowed whether she was let in
public record Looked(
    Instant at, String actor, String role, @Nullable UnitId unit, String action, boolean allowed) {}
