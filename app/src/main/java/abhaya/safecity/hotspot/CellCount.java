package abhaya.safecity.hotspot;

import java.time.YearMonth;

/// So many events of one kind in a cell, a part of the day and a month.
public record CellCount(
    int cell, HourBand band, boolean weekend, OffenceGroup offence, YearMonth month, int events) {}
