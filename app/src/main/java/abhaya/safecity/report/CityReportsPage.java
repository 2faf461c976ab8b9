package abhaya.safecity.report;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.CityTabs;
import abhaya.safecity.project.WorkQueries;
import abhaya.safecity.walk.WalkForm;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Reports of a city for the people who answer for it.
@Controller
class CityReportsPage {
  private static final String CITY = "/safecity/{city:[A-Z][A-Z][A-Z]}/reports";
  private static final String HANDLE = CITY + "/{handle:[0-9a-f-]{36}}";
  private static final int SHOWN = 100;

  private final Pages pages;
  private final ReportQueries reports;
  private final CitizenRegister register;
  private final WorkQueries works;
  private final TrailRegister trail;

  CityReportsPage(
      Pages pages,
      ReportQueries reports,
      CitizenRegister register,
      WorkQueries works,
      TrailRegister trail) {
    this.pages = pages;
    this.reports = reports;
    this.register = register;
    this.works = works;
    this.trail = trail;
  }

  private CityProject city(Scope scope, String code) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    return works.find(scope, code).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  @GetMapping(CITY)
  ResponseEntity<String> list(Scope scope, Visit visit, @PathVariable String city) {
    var project = city(scope, city);
    trail.record(scope, TrailAct.allowed("LIST", "CITIZEN_REPORT", city));
    var words = visit.words();
    var all = reports.list(scope, city);
    var view =
        new ReportView.Listed(
            CityTabs.tabs(words, project, "/safecity/" + city + "/reports"),
            headlines(words, all),
            table(visit, city, all));
    var title = words.say("report.list.title");
    var page =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(CityTabs.crumbs(words, project, title))
            .ways(new PageFrame.Ways(null, null, "/safecity/" + city, null));
    return pages.render("report/list", page, view);
  }

  private static List<Headline> headlines(Words words, List<Report> all) {
    var open = all.stream().filter(Report::isOpen).count();
    var held = all.stream().filter(Report::held).count();
    var ratings = all.stream().flatMap(one -> one.rating().stream()).toList();
    var mean = ratings.stream().mapToInt(Integer::intValue).average();
    return List.of(
        new Headline(
            words.say("report.open"),
            words.number(open),
            words.say("report.open.under", words.number(all.size())),
            Tone.PLAIN,
            null),
        new Headline(
            words.say("report.heldCount"),
            words.number(held),
            words.say("report.heldCount.under"),
            held > 0 ? Tone.LATE : Tone.PLAIN,
            null),
        new Headline(
            words.say("report.rating"),
            mean.isPresent() ? words.decimal(BigDecimal.valueOf(mean.getAsDouble())) : Words.NONE,
            words.say("report.rating.under", words.number(ratings.size())),
            Tone.PLAIN,
            null));
  }

  private static DataTable table(Visit visit, String city, List<Report> all) {
    var words = visit.words();
    var named = new ReportWords(words);
    var rows =
        all.stream()
            .limit(SHOWN)
            .map(one ->
                new DataTable.Row(
                    false,
                    List.<DataTable.Cell>of(
                        new DataTable.Way(
                            named.service(one.content().service()),
                            "/safecity/" + city + "/reports/" + one.handle()),
                        new DataTable.Text(named.where(one.content().where())),
                        new DataTable.Text(
                            words.age(Duration.between(one.enteredAt(), visit.at()))),
                        new DataTable.State(
                            ReportWords.tone(one),
                            one.held() ? words.say("report.heldShort") : named.state(one)),
                        one.ties().sameAs() == null
                            ? new DataTable.Nothing()
                            : new DataTable.Text(words.say("report.sameShort")))))
            .toList();
    return new DataTable(
        words.say("report.list.title"),
        List.of(
            DataTable.Column.text(words.say("report.field.service"), true),
            DataTable.Column.text(words.say("report.field.where"), true),
            DataTable.Column.text(words.say("report.age"), false),
            DataTable.Column.text(words.say("report.state"), true),
            DataTable.Column.text(words.say("report.alikeColumn"), false)),
        rows,
        null,
        words.say("report.list.none"));
  }

  @GetMapping(HANDLE)
  ResponseEntity<String> show(
      Scope scope, Visit visit, @PathVariable String city, @PathVariable String handle) {
    var project = city(scope, city);
    var report =
        reports.find(scope, city, handle).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    trail.record(scope, TrailAct.allowed("VIEW", "CITIZEN_REPORT", handle).with("city", city));
    var words = visit.words();
    var view = one(scope, words, project, report);
    var title = new ReportWords(words).service(report.content().service());
    var page =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(
                List.of(
                    new Link(words.say("project.safeCity"), "/safecity"),
                    new Link(project.name(words.language().tag()), "/safecity/" + city),
                    new Link(words.say("report.list.title"), "/safecity/" + city + "/reports"),
                    Link.here(title)))
            .ways(new PageFrame.Ways(null, null, "/safecity/" + city + "/reports", null));
    return pages.render("report/one", page, view);
  }

  private static ReportView.One one(Scope scope, Words words, CityProject project, Report report) {
    var city = project.code();
    var handle = report.handle();
    var named = new ReportWords(words);
    var content = report.content();
    var facts = new ArrayList<ReportView.Fact>();
    facts.add(fact(words, "where", named.where(content.where())));
    facts.add(fact(words, "description", content.description()));
    facts.add(fact(words, "channel", words.say("report.channel." + content.channel())));
    var since = content.answers().get("since");
    if (since != null) facts.add(fact(words, "since", words.say("report.since." + since)));
    var may = scope.mayOn(Operation.ENTER_WORKS, project.unit());
    var root = "/safecity/" + city + "/reports/" + handle;
    var moves = new ArrayList<ReportView.Move>();
    for (var move : Report.Move.values())
      if (may && move.isOfStaff() && report.allows(move))
        moves.add(
            new ReportView.Move(
                root + "/" + move.name().toLowerCase(Locale.ROOT), words.say("report.do." + move)));
    var ties = report.ties();
    var canOpen = may && ties.darkPlace() == null && content.where().place() != null;
    return new ReportView.One(
        CityTabs.tabs(words, project, root),
        ReportWords.tone(report),
        named.state(report),
        facts,
        named.happened(report),
        moves,
        ties.photo() == null ? "" : "/safecity/" + city + "/photos/" + ties.photo(),
        ties.darkPlace() == null
            ? Link.here("")
            : new Link(
                words.say("report.dark.open"), "/safecity/" + city + "/dark/" + ties.darkPlace()),
        canOpen && content.service().isDark() ? root + "/dark" : "");
  }

  private static ReportView.Fact fact(Words words, String key, String value) {
    return new ReportView.Fact(
        words.say("report.field." + key), value.isEmpty() ? Words.NONE : value);
  }

  @PostMapping(HANDLE + "/{move:release|accept|done|reject}")
  ResponseEntity<Void> move(
      Scope scope,
      @PathVariable String city,
      @PathVariable String handle,
      @PathVariable String move,
      @RequestParam Map<String, String> typed) {
    city(scope, city);
    register.move(
        scope, handle, move.toUpperCase(Locale.ROOT), WalkForm.text("remark", typed, 500));
    return to("/safecity/" + city + "/reports/" + handle);
  }

  @PostMapping(HANDLE + "/dark")
  ResponseEntity<Void> dark(Scope scope, @PathVariable String city, @PathVariable String handle) {
    city(scope, city);
    return to("/safecity/" + city + "/dark/" + register.openDarkPlace(scope, handle));
  }

  private static ResponseEntity<Void> to(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
  }
}
