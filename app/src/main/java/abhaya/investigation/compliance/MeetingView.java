package abhaya.investigation.compliance;

import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An overview for a room: big figures, no case, no way to one.
///
/// @param unit whose figures these are
/// @param under as-of day, window and how far the data reach
/// @param ways to other units, as far as this reader may go
/// @param below the units below, with compliance and overdue
public record MeetingView(
    String unit,
    String under,
    List<Headline> figures,
    Ways ways,
    List<Below> below,
    List<String> notes) {

  public MeetingView {
    figures = List.copyOf(figures);
    below = List.copyOf(below);
    notes = List.copyOf(notes);
  }

  /// @param leave the ordinary overview
  public record Ways(
      @Nullable Link previous,
      @Nullable Link next,
      @Nullable Link up,
      @Nullable Link down,
      String leave) {}

  /// @param href null where a meeting does not go on: below a station there are only cases
  public record Below(
      String name, @Nullable String href, String compliance, String overdue, String registered) {}
}
