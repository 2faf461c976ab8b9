package abhaya.base.jurisdiction;

/// The true outline of a unit as a file gave it.
///
/// @param credit who must be named where it is shown
public record Boundary(UnitId unit, Outline outline, String source, String credit) {}
