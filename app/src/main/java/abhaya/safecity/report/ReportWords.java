package abhaya.safecity.report;

import abhaya.base.geo.Point;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import java.util.List;

/// Names of services, states and places.
final class ReportWords {
  private final Words words;

  ReportWords(Words words) {
    this.words = words;
  }

  String service(ServiceKind kind) {
    return words.say("report.service." + kind);
  }

  static Tone tone(Report report) {
    return switch (report.state()) {
      case RECEIVED -> Tone.LATE;
      case ACCEPTED -> Tone.YOUNG;
      case DONE -> Tone.IN_TIME;
      case REJECTED -> Tone.QUIET;
    };
  }

  String state(Report report) {
    return words.say("report.state." + report.state());
  }

  String where(Report.Where where) {
    if (!where.pole().isEmpty()) return words.say("report.pole.named", where.pole());
    if (!where.words().isEmpty()) return where.words();
    Point place = where.place();
    return place == null ? Words.NONE : "%.4f, %.4f".formatted(place.lat(), place.lon());
  }

  /// Where it is as the public may read it: to a tenth of a kilometre, never in words.
  String roughly(Report.Where where) {
    if (!where.pole().isEmpty()) return words.say("report.pole.named", where.pole());
    Point place = where.place();
    return place == null ? Words.NONE : "%.3f, %.3f".formatted(place.lat(), place.lon());
  }

  List<ReportView.Happened> happened(Report report) {
    return report.acts().stream()
        .map(act ->
            new ReportView.Happened(
                act.rating() == null
                    ? words.say("report.did." + act.move())
                    : words.say("report.did.RATE.stars", act.rating()),
                words.minute(act.at()),
                act.remark()))
        .toList();
  }
}
