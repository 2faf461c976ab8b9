package abhaya.response.incident;

import abhaya.base.geo.Area;
import abhaya.base.jurisdiction.UnitId;

/// The ground of one station on some day.
///
/// @param squareMetres about how large; of two that both hold a place the smaller speaks
public record Precinct(UnitId station, Area area, double squareMetres) {}
