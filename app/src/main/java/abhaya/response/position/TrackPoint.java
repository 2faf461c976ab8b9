package abhaya.response.position;

import org.jspecify.annotations.Nullable;

/// One place of a track.
///
/// @param fault `LATE` where the device told of it after a later place; else null
public record TrackPoint(Fix fix, @Nullable FixFault fault) {}
