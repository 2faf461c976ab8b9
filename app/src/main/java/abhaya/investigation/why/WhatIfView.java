package abhaya.investigation.why;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What more hands would change.
///
/// @param form empty for the nation, where nothing is simulated
/// @param parts of the unit to which it can be confined; empty where there are none
/// @param running null unless one is under way
/// @param answer in one sentence; empty until it is there
/// @param facts what the model was made of
public record WhatIfView(
    List<Link> tabs,
    String about,
    String action,
    List<Field> form,
    List<Part> parts,
    @Nullable Running running,
    String answer,
    String under,
    List<Map.Entry<String, String>> facts,
    DataTable saved) {

  public WhatIfView {
    tabs = List.copyOf(tabs);
    form = List.copyOf(form);
    parts = List.copyOf(parts);
    facts = List.copyOf(facts);
  }

  /// Whether stations can be chosen within the parts.
  public boolean opens() {
    return parts.stream().anyMatch(one -> !one.opens().isEmpty() || !one.stations().isEmpty());
  }

  /// Whether there is anything to choose among.
  public boolean hasChoice() {
    return parts.size() > 1 || opens();
  }

  /// The same page with the form on it.
  WhatIfView asking(List<Field> fields, List<Part> choices) {
    return new WhatIfView(
        tabs, about, action, fields, choices, running, answer, under, facts, saved);
  }

  /// @param about how many clocks of how many cases it missed
  /// @param opens what the button says that shows its stations; empty where there is none
  /// @param stations to be chosen one by one; empty until they were asked for
  public record Part(
      String code, String name, String about, boolean chosen, String opens, List<Part> stations) {
    public Part {
      stations = List.copyOf(stations);
    }
  }

  public record Running(String what, String done, String note, int percent) {}
}
