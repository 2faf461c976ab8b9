package abhaya.investigation.why;

import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was done about red units and cases, and what came of it.
///
/// @param form empty where the reader may enter nothing
/// @param hidden fields that go with it: the case, the practice it repeats
public record DoneView(
    List<Link> tabs,
    String about,
    String action,
    String formAbout,
    List<Field> form,
    List<Map.Entry<String, String>> hidden,
    List<Entry> entries,
    List<Entry> practices) {

  public DoneView {
    tabs = List.copyOf(tabs);
    form = List.copyOf(form);
    hidden = List.copyOf(hidden);
    entries = List.copyOf(entries);
    practices = List.copyOf(practices);
  }

  /// @param effect before and after, with the interval of the difference
  /// @param verdict in a word
  /// @param more whose it repeats, who repeated it
  /// @param way to the case, or to repeating it
  public record Entry(
      String title,
      String when,
      String note,
      String effect,
      String verdict,
      Tone tone,
      String more,
      @Nullable Link way) {}
}
