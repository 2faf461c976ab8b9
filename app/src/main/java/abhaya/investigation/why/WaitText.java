package abhaya.investigation.why;

import abhaya.investigation.outlook.Holder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The waits of a case as they are stored: a list of lists, short, in this order: awaited, holder,
/// institution, first day, last day; days counted from 1970, -1 for none.
final class WaitText {
  private static final int NONE = -1;

  private WaitText() {}

  static String write(JsonMapper json, List<CourseWait> waits) {
    var list = json.createArrayNode();
    for (var wait : waits) {
      var one = list.addArray();
      one.add(wait.awaited());
      one.add(wait.holder().name());
      one.add(wait.institution() == null ? "" : wait.institution());
      one.add(wait.since().toEpochDay());
      one.add(wait.until() == null ? NONE : wait.until().toEpochDay());
    }
    return list.toString();
  }

  static List<CourseWait> read(JsonMapper json, @Nullable String text) {
    var waits = new ArrayList<CourseWait>();
    for (var one : json.readTree(text == null ? "[]" : text)) {
      var place = one.path(2).asString("");
      var until = one.path(4).asLong(NONE);
      waits.add(
          new CourseWait(
              one.path(0).asString(""),
              Holder.valueOf(one.path(1).asString("")),
              place.isEmpty() ? null : place,
              LocalDate.ofEpochDay(one.path(3).asLong(0)),
              until == NONE ? null : LocalDate.ofEpochDay(until)));
    }
    return waits;
  }
}
