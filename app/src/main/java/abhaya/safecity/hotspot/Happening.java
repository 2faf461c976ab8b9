package abhaya.safecity.hotspot;

import abhaya.base.geo.Point;
import java.time.Instant;

/// Something that happened in a public place, on its way to being a count. Only cell, hour band, day
/// type, group and month of it are kept.
///
/// @param source who tells it, `incident`
/// @param key by which the source knows it; kept as a hash, so that hearing it twice counts once
public record Happening(
    String source, String key, Point at, Instant happenedAt, OffenceGroup offence) {}
