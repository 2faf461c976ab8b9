package abhaya.investigation.why;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.DataTable;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.investigation.cases.NamedCase;
import abhaya.investigation.cases.NamedCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The cases behind a count of the pages of delays and of closing, for whoever may see their list.
@Controller
class CountedCasesPage {
  private static final int CASES_MAX = 200;
  private static final Pattern REASON = Pattern.compile("[A-Z]{1,20}/[A-Z][A-Z0-9_]{0,39}");
  private static final Pattern WAIT =
      Pattern.compile("[A-Za-z0-9._]{1,80}\\|[A-Z_]{1,20}\\|[A-Za-z0-9._:/-]{0,64}");

  private final WhyQueries queries;
  private final NamedCases cases;
  private final WhyReader reader;
  private final TrailRegister trail;
  private final Pages pages;

  CountedCasesPage(
      WhyQueries queries, NamedCases cases, WhyReader reader, TrailRegister trail, Pages pages) {
    this.queries = queries;
    this.cases = cases;
    this.reader = reader;
    this.trail = trail;
    this.pages = pages;
  }

  /// What is asked for.
  private record Choice(Tallied measure, String key, String name) {}

  @GetMapping("/why/" + ComparePage.UNIT + "/cases")
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      @PathVariable String unit,
      @RequestParam Map<String, String> typed) {
    var ask = reader.read(scope, unit, typed);
    NotVisible.unless(scope.decideOn(Operation.SEE_CASE_LIST, ask.unit().id()));
    var words = visit.words();
    var choice = choice(typed, words);
    var ids = queries.cases(scope, ask, choice.measure(), choice.key(), CASES_MAX + 1);
    var named = cases.of(scope, ids.stream().limit(CASES_MAX).toList());
    trail.record(
        scope,
        TrailAct.allowed("LIST", "UNIT", ask.tree().pathCode(ask.unit().id()))
            .with("measure", choice.measure().name())
            .with("cases", named.size()));
    var frame = new WhyFrame(scope, visit, ask, WhyTab.CLOSING);
    var rows = new ArrayList<DataTable.Row>();
    for (var id : ids) {
      var one = named.get(id);
      if (one != null) rows.add(row(ask, frame, words, one));
    }
    var table =
        new DataTable(choice.name(), columns(words), rows, null, words.say("why.cases.none"));
    var cut = ids.size() > CASES_MAX ? words.say("why.cases.cut", CASES_MAX) : "";
    var section = new DelayView.Section("cases", choice.name(), cut, table);
    var view =
        new DelayView(
            frame.tabs(),
            frame.chips(),
            words.say("why.cases.about", rows.size()),
            List.of(),
            List.of(section));
    return pages.render("why/delays", frame.page(), view);
  }

  private static Choice choice(Map<String, String> typed, Words words) {
    var sign = typed.getOrDefault("sign", "");
    if (!sign.isEmpty()) {
      var found = CaseSign.of(sign).orElseThrow(() -> Refused.field("sign", "not-a-choice"));
      return new Choice(Tallied.SIGN, found.name(), words.say(found.messageKey()));
    }
    var reason = typed.getOrDefault("reason", "");
    if (!reason.isEmpty()) {
      if (!REASON.matcher(reason).matches()) throw Refused.field("reason", "not-a-choice");
      var key = "cases.delay." + reason.substring(reason.indexOf('/') + 1);
      if (!words.has(key)) throw Refused.field("reason", "not-a-choice");
      return new Choice(Tallied.REASON, reason + "/%", words.say(key));
    }
    var wait = typed.getOrDefault("wait", "");
    if (!WAIT.matcher(wait).matches()) throw Refused.field("wait", "not-a-choice");
    var awaited = wait.substring(0, wait.indexOf('|'));
    if (!words.has(awaited)) throw Refused.field("wait", "not-a-choice");
    var place = wait.substring(wait.lastIndexOf('|') + 1);
    var name =
        words.say("why.cases.waiting", words.say(awaited), place.isEmpty() ? Words.NONE : place);
    return new Choice(Tallied.WAIT_OPEN, wait, name);
  }

  private static List<DataTable.Column> columns(Words words) {
    return List.of(
        DataTable.Column.text(words.say("why.cases.fir"), true),
        DataTable.Column.text(words.say("why.silent.station"), true),
        DataTable.Column.text(words.say("why.cases.recorded"), false),
        DataTable.Column.text(words.say("why.cases.due"), true),
        DataTable.Column.text(words.say("why.cases.reported"), false));
  }

  private static DataTable.Row row(WhyAsk ask, WhyFrame frame, Words words, NamedCase one) {
    UnitId station = one.station();
    var due = one.dueOn();
    var reported = one.reportedOn();
    var over = reported == null && due != null && due.isBefore(ask.today());
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Way(words.say("cases.fir", one.firNumber()), "/cases/" + one.handle()),
            new DataTable.Text(ask.tree().find(station).map(frame::name).orElse(Words.NONE)),
            new DataTable.Text(words.date(one.recordedOn())),
            new DataTable.Text(due == null ? Words.NONE : words.date(due)),
            over
                ? new DataTable.State(Tone.OVERDUE, words.say("why.cases.open"))
                : new DataTable.Text(
                    reported == null ? words.say("why.cases.open") : words.date(reported))));
  }
}
