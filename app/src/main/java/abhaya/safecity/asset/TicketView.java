package abhaya.safecity.asset;

import abhaya.base.web.FilterChips;
import abhaya.base.web.Pager;
import abhaya.base.web.Tone;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The alarm table, ready to print.
///
/// @param mayAct whether rows can be chosen
/// @param back query of this view, to come back to
/// @param notice what the last act did
/// @param undo batch that can be taken back
public record TicketView(
    FilterChips chips,
    List<Line> lines,
    String empty,
    Pager pager,
    boolean mayAct,
    List<Map.Entry<String, String>> causes,
    String back,
    @Nullable String notice,
    @Nullable String undo) {
  public TicketView {
    lines = List.copyOf(lines);
    causes = List.copyOf(causes);
  }

  public record Line(
      String handle,
      String uid,
      String href,
      String kind,
      String opened,
      String cause,
      String repair,
      String assigned,
      Tone tone,
      String state) {}
}
