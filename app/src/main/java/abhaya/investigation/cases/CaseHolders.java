package abhaya.investigation.cases;

import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.India;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which unit and officer held a case on which days.
final class CaseHolders {
  private final CaseSheet sheet;
  private final LocalDate today;
  private final CaseWords say;

  private record Span(UnitId unit, String officer, LocalDate from) {}

  CaseHolders(CaseSheet sheet, LocalDate today, CaseWords say) {
    this.sheet = sheet;
    this.today = today;
    this.say = say;
  }

  List<CaseView.Held> held() {
    var spans = spans();
    var held = new ArrayList<CaseView.Held>();
    for (var i = 0; i < spans.size(); i++) {
      var span = spans.get(i);
      var end = i + 1 < spans.size() ? spans.get(i + 1).from() : sheet.reportedOn();
      held.add(line(span, end));
    }
    return held;
  }

  private CaseView.Held line(Span span, @Nullable LocalDate end) {
    var words = say.words();
    var days = Math.max(0, ChronoUnit.DAYS.between(span.from(), end == null ? today : end));
    return new CaseView.Held(
        say.unit(span.unit()),
        span.officer(),
        words.date(span.from()),
        end == null ? "" : words.date(end),
        words.days(days));
  }

  private List<Span> spans() {
    var spans = new ArrayList<Span>();
    var unit = sheet.firstStation();
    var officer = "";
    spans.add(new Span(unit, officer, India.dateOf(sheet.registered().recordedAt())));
    for (var event : sheet.events()) {
      if (event.kind().equals("TRANSFER")) {
        unit = new UnitId(event.detail().path("toUnit").asInt(unit.value()));
        officer = "";
      } else if (event.kind().equals("OFFICER")) {
        var rank = event.detail().path("rank").asString("");
        officer = (rank + " " + event.detail().path("name").asString("")).strip();
      } else {
        continue;
      }
      add(spans, new Span(unit, officer, India.dateOf(event.happenedAt())));
    }
    var current = sheet.officer();
    var last = spans.getLast();
    if (current != null && last.officer().isEmpty()) {
      spans.set(spans.size() - 1, new Span(last.unit(), current, last.from()));
    }
    return spans;
  }

  /// Two changes on one day are one line.
  private static void add(List<Span> spans, Span next) {
    if (spans.getLast().from().equals(next.from())) spans.removeLast();
    spans.add(next);
  }
}
