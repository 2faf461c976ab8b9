package abhaya.safecity.followup;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.DataTable.Text;
import abhaya.base.web.Field;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.CityTabs;
import abhaya.safecity.project.WorkPackage;
import abhaya.safecity.project.WorkQueries;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What is inspected each month: the list, the seed, what was drawn, and how to draw it again.
@Controller
class DrawPage {
  private static final int SHOWN_MAX = 500;

  private final FollowupQueries queries;
  private final FollowupRegister register;
  private final WorkQueries works;
  private final TrailRegister trail;
  private final Pages pages;

  DrawPage(
      FollowupQueries queries,
      FollowupRegister register,
      WorkQueries works,
      TrailRegister trail,
      Pages pages) {
    this.queries = queries;
    this.register = register;
    this.works = works;
    this.trail = trail;
    this.pages = pages;
  }

  @GetMapping("/safecity/{city:[A-Z][A-Z][A-Z]}/draws")
  ResponseEntity<String> list(Scope scope, Visit visit, @PathVariable String city) {
    var place = place(scope, city);
    trail.record(scope, TrailAct.allowed("VIEW", "SAFE_CITY", city + "/draws"));
    return list(scope, visit, place, Map.of(), "");
  }

  @PostMapping("/safecity/{city:[A-Z][A-Z][A-Z]}/draws")
  ResponseEntity<String> draw(
      Scope scope,
      Visit visit,
      @PathVariable String city,
      @RequestParam Map<String, String> typed) {
    var place = place(scope, city);
    var seed = new MatterDraw.Seed(text(typed, "seed"), text(typed, "source"));
    var many = text(typed, "many").matches("\\d{1,3}") ? Integer.parseInt(text(typed, "many")) : 0;
    return switch (register.draw(scope, place, seed, text(typed, "pool").lines().toList(), many)) {
      case FollowupRegister.Taken taken ->
          ResponseEntity.status(HttpStatus.SEE_OTHER)
              .location(URI.create("/safecity/" + city + "/draws/" + taken.handle()))
              .build();
      case FollowupRegister.NotTaken not ->
          list(scope, visit, place, typed, visit.words().say("followup.problem." + not.code()));
    };
  }

  private static String text(Map<String, String> typed, String name) {
    return typed.getOrDefault(name, "").strip();
  }

  private ResponseEntity<String> list(
      Scope scope, Visit visit, CityProject place, Map<String, String> typed, String problem) {
    var words = visit.words();
    var address = "/safecity/" + place.code() + "/draws";
    var rows =
        queries.draws(scope, place.code()).stream()
            .map(draw ->
                new Row(
                    false,
                    List.<DataTable.Cell>of(
                        new DataTable.Way(words.month(draw.month()), address + "/" + draw.handle()),
                        new DataTable.Figure(words.number(draw.drawn().size()), false),
                        new DataTable.Figure(words.number(draw.pool().size()), false),
                        new Text(draw.seed().text()))))
            .toList();
    var may = FollowupRegister.mayClose(scope, place.unit());
    var view =
        new DrawView(
            CityTabs.tabs(words, place, address),
            problem,
            new DataTable(
                words.say("followup.draws"),
                List.of(
                    Column.text(words.say("followup.month"), true),
                    Column.number(words.say("followup.drawn"), true),
                    Column.number(words.say("followup.ofList"), true),
                    Column.text(words.say("followup.seed"), false)),
                rows,
                null,
                words.say("followup.draws.none")),
            may ? fields(words, typed, works.works(scope, place.code())) : List.of(),
            address);
    var title = words.say("followup.draws");
    var page =
        PageFrame.of(visit, title + " · " + place.name(words.language().tag()))
            .section("safecity")
            .crumbs(CityTabs.crumbs(words, place, title))
            .ways(new PageFrame.Ways(null, null, "/safecity/" + place.code() + "/followup", null));
    var status = problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return pages.render(status, "followup/draws", page, view);
  }

  /// The works of the city as a first list; numbers of things are pasted over it.
  private static List<Field> fields(
      Words words, Map<String, String> typed, List<WorkPackage> packages) {
    var pool =
        packages.stream()
            .map(work ->
                work.place().city()
                    + "/"
                    + work.place().component().name()
                    + "/"
                    + work.place().countedIn().name())
            .sorted()
            .collect(Collectors.joining("\n"));
    return List.of(
        Field.text("seed", words.say("followup.seed"), text(typed, "seed"))
            .hint(words.say("followup.seed.hint"))
            .needed("off"),
        Field.text("source", words.say("followup.seedSource"), text(typed, "source"))
            .hint(words.say("followup.seedSource.hint"))
            .needed("off"),
        Field.text("many", words.say("followup.many"), typed.getOrDefault("many", "5"))
            .type("number")
            .needed("off"),
        Field.text("pool", words.say("followup.pool"), typed.getOrDefault("pool", pool))
            .type("textarea")
            .hint(words.say("followup.pool.hint"))
            .needed("off"));
  }

  @GetMapping("/safecity/{city:[A-Z][A-Z][A-Z]}/draws/{handle}")
  ResponseEntity<String> show(
      Scope scope, Visit visit, @PathVariable String city, @PathVariable String handle) {
    var place = place(scope, city);
    var draw = found(scope, city, handle);
    trail.record(scope, TrailAct.allowed("VIEW", "INSPECTION_DRAW", handle));
    var words = visit.words();
    var title = words.say("followup.drawOf", words.month(draw.month()));
    var view =
        new DrawView.One(
            CityTabs.tabs(words, place, ""),
            List.of(
                Map.entry(words.say("followup.seed"), draw.seed().text()),
                Map.entry(words.say("followup.seedSource"), draw.seed().source()),
                Map.entry(
                    words.say("followup.drawn"),
                    words.say("followup.drawnOf", draw.many(), draw.pool().size())),
                Map.entry(words.say("followup.drawnAt"), words.second(draw.at())),
                Map.entry(words.say("followup.poolHash"), draw.poolHash())),
            drawn(scope, words, draw),
            "/safecity/" + city + "/draws/" + handle + "/list.txt",
            recipe(draw));
    var page =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(CityTabs.crumbs(words, place, title))
            .ways(new PageFrame.Ways(null, null, "/safecity/" + city + "/draws", null));
    return pages.render("followup/draw", page, view);
  }

  private DataTable drawn(Scope scope, Words words, MatterDraw draw) {
    var found =
        queries.courses(scope, draw.city()).stream()
            .filter(course -> draw.handle().equals(course.now().home().parent()))
            .toList();
    var say = new FollowupWords(words);
    var today = abhaya.base.platform.India.dateOf(draw.at());
    var enter = FollowupRegister.mayEnter(scope, draw.unit());
    var base = "/safecity/" + draw.city() + "/followup/";
    var rows =
        draw.drawn().stream()
            .limit(SHOWN_MAX)
            .map(name -> {
              var title = say.listed(name);
              var report =
                  found.stream()
                      .filter(course -> course.now().text().title().equals(name))
                      .findFirst();
              var ask =
                  base
                      + "new/inspection?parent="
                      + draw.handle()
                      + "&title="
                      + URLEncoder.encode(name, StandardCharsets.UTF_8);
              DataTable.Cell way =
                  report.isPresent()
                      ? new DataTable.Way(title, base + report.get().now().root())
                      : enter ? new DataTable.Way(title, ask) : new Text(title);
              return new Row(
                  false,
                  List.of(
                      way,
                      report.isPresent()
                          ? say.state(report.get(), today)
                          : new Text(words.say("followup.notYetSeen"))));
            })
            .toList();
    return new DataTable(
        words.say("followup.drawn"),
        List.of(
            Column.text(words.say("followup.place"), true),
            Column.text(words.say("followup.standing"), true)),
        rows,
        null,
        words.say("followup.draws.none"));
  }

  /// How anybody draws the same again with the tools of any machine.
  static String recipe(MatterDraw draw) {
    return "while read -r n; do printf '%s %s\\n' \"$(printf '%s:%s' '"
        + draw.seed().text().replace("'", "'\\''")
        + "' \"$n\" | sha256sum | cut -c1-64)\" \"$n\"; done < list.txt | sort | head -"
        + draw.many()
        + " | cut -d' ' -f2-";
  }

  /// The list as it was closed, one name a line; its hash is on record.
  @GetMapping("/safecity/{city:[A-Z][A-Z][A-Z]}/draws/{handle}/list.txt")
  ResponseEntity<String> pool(Scope scope, @PathVariable String city, @PathVariable String handle) {
    place(scope, city);
    var draw = found(scope, city, handle);
    trail.record(scope, TrailAct.allowed("EXPORT", "INSPECTION_DRAW", handle));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .cacheControl(CacheControl.noStore())
        .header("Content-Disposition", "attachment; filename=\"list.txt\"")
        .body(draw.pool().stream().map(name -> name + "\n").collect(Collectors.joining()));
  }

  private MatterDraw found(Scope scope, String city, String handle) {
    return queries
        .findDraw(scope, handle)
        .filter(draw -> draw.city().equals(city))
        .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  private CityProject place(Scope scope, String city) {
    NotVisible.unless(scope.decide(Operation.SEE_WORKS));
    return works.find(scope, city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }
}
