package abhaya.investigation.why;

import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What will breach next in a unit.
///
/// @param parts last days by part; empty table for a station
/// @param cases those most at risk; null where the reader sees no list of cases
/// @param missing what open cases wait for
/// @param calibration how well such outlooks did on months they had not seen
public record NextView(
    List<Link> tabs,
    FilterChips filters,
    String universe,
    List<Headline> headlines,
    DataTable parts,
    @Nullable DataTable cases,
    String casesNote,
    DataTable missing,
    String missingNote,
    @Nullable DataTable calibration,
    String calibrationNote) {

  public NextView {
    tabs = List.copyOf(tabs);
    headlines = List.copyOf(headlines);
  }
}
