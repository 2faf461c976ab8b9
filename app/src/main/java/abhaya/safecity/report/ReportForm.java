package abhaya.safecity.report;

import abhaya.base.geo.Point;
import abhaya.base.web.Refused;
import abhaya.safecity.walk.WalkForm;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fields that a citizen or a program typed → a report, or a refusal that names the field.
final class ReportForm {
  private ReportForm() {}

  /// @param city by the fields or by the place; the caller knows which
  static Report.Content read(Map<String, String> typed, String city, Report.Channel channel) {
    var service =
        ServiceKind.find(typed.getOrDefault("service", ""))
            .orElseThrow(() ->
                Refused.field(
                    "service",
                    typed.getOrDefault("service", "").isEmpty() ? "required" : "unknown"));
    var where =
        new Report.Where(
            place(typed),
            null,
            WalkForm.text("pole", typed, 40),
            WalkForm.text("where", typed, 300));
    if (where.place() == null && where.pole().isEmpty() && where.words().isEmpty())
      throw Refused.field("where", "required", "report.fault.nowhere");
    var answers = new HashMap<String, String>();
    var since = typed.getOrDefault("since", "");
    if (!since.isEmpty())
      answers.put("since", WalkForm.one("since", ServiceKind.Since.values(), typed).name());
    return new Report.Content(
        WalkForm.key(typed),
        service,
        city,
        where,
        WalkForm.text("description", typed, 2_000),
        answers,
        channel);
  }

  static @Nullable Point place(Map<String, String> typed) {
    var lat = typed.getOrDefault("lat", "").strip();
    var lon = typed.getOrDefault("lon", "").strip();
    return lat.isEmpty() && lon.isEmpty() ? null : WalkForm.place(typed);
  }
}
