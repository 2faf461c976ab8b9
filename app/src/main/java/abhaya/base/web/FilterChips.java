package abhaya.base.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The filters of a page. Each lives in the address, each works without script.
///
/// @param actions what can be done with exactly this view, such as the exports
public record FilterChips(List<Chip> chips, List<Chip> actions) {
  public static final FilterChips NONE = new FilterChips(List.of(), List.of());

  public FilterChips {
    chips = List.copyOf(chips);
    actions = List.copyOf(actions);
  }

  /// The same filters with more that can be done, before what there is.
  public FilterChips with(List<Chip> more) {
    var all = new ArrayList<>(more);
    all.addAll(actions);
    return new FilterChips(chips, all);
  }

  public boolean isEmpty() {
    return chips.isEmpty() && actions.isEmpty();
  }

  /// @param on true where the reader has narrowed something down
  /// @param ask a field beside the choices, such as a day
  public record Chip(
      String label, String value, boolean on, List<Choice> choices, @Nullable Ask ask) {
    public Chip {
      choices = List.copyOf(choices);
    }
  }

  public record Choice(String text, String note, String href, boolean chosen) {}

  /// A small form: one field, and the rest of the address as hidden ones.
  public record Ask(
      String action,
      String label,
      String name,
      String type,
      String value,
      String submit,
      List<Map.Entry<String, String>> hidden) {
    public Ask {
      hidden = List.copyOf(hidden);
    }
  }
}
