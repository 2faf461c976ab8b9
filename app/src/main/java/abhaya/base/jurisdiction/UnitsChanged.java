package abhaya.base.jurisdiction;

import java.time.LocalDate;

/// Units were opened, moved, renamed, merged, split, retired or imported.
///
/// @param act number of the act; its rows stand in the history of each unit
/// @param from the earliest day on which the tree differs
/// @param lineage whether some station's ancestors differ on some day
public record UnitsChanged(long act, LocalDate from, boolean lineage) {}
