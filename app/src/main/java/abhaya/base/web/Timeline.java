package abhaya.base.web;

import java.util.List;

/// What happened, when, and how long until somebody entered it.
public record Timeline(String caption, List<Item> items, String empty) {

  public Timeline {
    items = List.copyOf(items);
  }

  /// @param lag from the event to its entry
  /// @param note something out of order, such as a late entry; empty if not
  public record Item(String at, String text, String by, String lag, String note, Tone tone) {}
}
