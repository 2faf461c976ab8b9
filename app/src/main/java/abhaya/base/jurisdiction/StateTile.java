package abhaya.base.jurisdiction;

/// Where a state or union territory stands on the map of equal tiles; row and column from 1.
public record StateTile(
    UnitId unit, int lgd, boolean unionTerritory, String letters, int row, int column) {}
