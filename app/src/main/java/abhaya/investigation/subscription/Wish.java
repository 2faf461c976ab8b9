package abhaya.investigation.subscription;

import abhaya.base.jurisdiction.UnitId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something a person wants to be told of.
///
/// @param unit and
/// @param bound of a figure
/// @param path and
/// @param rhythm of a view
record Wish(
    long id,
    String handle,
    long person,
    WishKind kind,
    @Nullable UnitId unit,
    @Nullable BigDecimal bound,
    boolean crossed,
    @Nullable String path,
    @Nullable Rhythm rhythm,
    @Nullable Instant toldAt) {}
