package abhaya.investigation.reminder;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Pager;
import abhaya.base.web.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Alarms, ready to print.
///
/// @param one handle of the case whose alarms alone are shown; null for a list
/// @param form what an answer needs; empty where nothing can be answered
/// @param pager null for the alarms of one case
public record AlarmView(
    List<Chip> lists,
    FilterChips filters,
    String about,
    @Nullable String one,
    DataTable alarms,
    List<Field> form,
    @Nullable Pager pager) {

  public AlarmView {
    lists = List.copyOf(lists);
    form = List.copyOf(form);
  }

  public record Chip(String name, String count, String href, boolean chosen, boolean alarm) {}

  /// One alarm.
  ///
  /// @param told to whom, in words
  /// @param outcome what came of it, or would come
  /// @param undo true where the reader may take her answer back
  public record Row(
      String handle,
      String fir,
      String caseHref,
      String what,
      String duty,
      Tone tone,
      String state,
      String due,
      String station,
      String told,
      String outcome,
      boolean undo) {}

  /// What an answer would come to, or came to.
  ///
  /// @param action code of the answer, with its words; empty where it was taken back
  /// @param confirm true while nothing is written yet
  /// @param undo true where at least one row can be taken back
  public record Check(
      String said,
      List<Row> rows,
      List<String> handles,
      String action,
      String actionWords,
      String remark,
      boolean confirm,
      boolean undo) {
    public Check {
      rows = List.copyOf(rows);
      handles = List.copyOf(handles);
    }
  }

  /// The form once more, with what is wrong.
  public record Again(Check check, List<Field> fields) {
    public Again {
      fields = List.copyOf(fields);
    }
  }
}
