package abhaya.investigation.work;

import abhaya.base.web.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A form of a page, ready to print. It carries a number of its own, so that what is sent twice is
/// done once.
///
/// @param id names it in the page
/// @param hidden what goes with it unseen: its number, the version that was on the screen
/// @param wrong why it came back; null if it did not
/// @param marks places in its text that may point at a victim
/// @param ticks boxes to tick, after the fields
/// @param open unfolded
public record WorkForm(
    String id,
    String title,
    String action,
    String submit,
    String note,
    Map<String, String> hidden,
    List<Field> fields,
    List<Tick> ticks,
    @Nullable String wrong,
    List<String> marks,
    boolean open) {

  public WorkForm {
    hidden = Map.copyOf(hidden);
    fields = List.copyOf(fields);
    ticks = List.copyOf(ticks);
    marks = List.copyOf(marks);
  }

  public record Tick(String name, String value, String label, boolean ticked) {}

  static WorkForm of(String id, String title, String action, String submit, List<Field> fields) {
    return new WorkForm(
        id, title, action, submit, "", Map.of(), fields, List.of(), null, List.of(), false);
  }

  WorkForm note(String text) {
    return new WorkForm(id, title, action, submit, text, hidden, fields, ticks, wrong, marks, open);
  }

  WorkForm hidden(Map<String, String> more) {
    return new WorkForm(id, title, action, submit, note, more, fields, ticks, wrong, marks, open);
  }

  WorkForm ticks(List<Tick> more) {
    return new WorkForm(id, title, action, submit, note, hidden, fields, more, wrong, marks, open);
  }

  WorkForm opened() {
    return new WorkForm(id, title, action, submit, note, hidden, fields, ticks, wrong, marks, true);
  }

  /// Come back with a sentence, and with the places in the text to be looked at.
  WorkForm back(@Nullable String why, List<String> places, @Nullable Tick confirm) {
    var all = new ArrayList<>(ticks);
    if (confirm != null) all.add(confirm);
    return new WorkForm(id, title, action, submit, note, hidden, fields, all, why, places, true);
  }
}
