package abhaya.base.units;

import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import abhaya.base.web.Pager;
import abhaya.base.web.Timeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One unit on one day, ready to print.
///
/// @param past a sentence where the day is not today, else empty
/// @param acts what the reader may do to it
/// @param orphans where the list of what hangs loose stands, with its length
public record UnitView(
    FilterChips chips,
    String past,
    boolean isStation,
    List<Headline> counts,
    List<Fact> facts,
    DataTable children,
    @Nullable Pager pager,
    DataTable periods,
    Timeline history,
    List<Coming> coming,
    List<Link> acts,
    List<Link> orphans) {

  public UnitView {
    counts = List.copyOf(counts);
    facts = List.copyOf(facts);
    coming = List.copyOf(coming);
    acts = List.copyOf(acts);
    orphans = List.copyOf(orphans);
  }

  /// A change that does not hold yet.
  ///
  /// @param undo where it is taken back; null if the reader may not
  public record Coming(String day, String what, String reason, @Nullable String undo) {}

  /// A name and what it is; several values stand one under the other.
  public record Fact(String name, List<Link> values) {
    public Fact {
      values = List.copyOf(values);
    }
  }
}
