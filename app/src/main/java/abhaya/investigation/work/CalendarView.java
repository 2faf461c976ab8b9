package abhaya.investigation.work;

import abhaya.base.web.Link;
import java.util.List;

/// The addresses of a person's calendar.
///
/// @param fresh the address made just now, shown this once; empty otherwise
/// @param made those that count
public record CalendarView(
    List<Link> tabs, String fresh, List<Made> made, WorkForm form, String file) {
  public CalendarView {
    tabs = List.copyOf(tabs);
    made = List.copyOf(made);
  }

  /// @param text made when, read last when
  public record Made(String text, WorkForm revoke) {}
}
