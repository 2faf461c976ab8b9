package abhaya.base.web;

import java.util.List;

/// What runs here, by which rules, and whom it owes thanks.
public record AboutView(String lead, List<Group> groups, String licence) {

  public AboutView {
    groups = List.copyOf(groups);
  }

  public record Group(String title, List<Line> lines) {
    public Group {
      lines = List.copyOf(lines);
    }
  }

  public record Line(String name, String value) {}
}
