package abhaya.safecity.asset;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.DataTable;
import abhaya.base.web.FoldedForm;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.safecity.measure.Span;
import abhaya.safecity.project.Surroundings;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One thing: how it works in its measures, what is wrong, where it stood, what paid for it.
@Controller
class AssetPage {
  private static final int NOTE_MAX = 200;

  private final Fleet fleet;
  private final KnownAssets known;
  private final AssetQueries queries;
  private final Counting counting;
  private final TicketDesk desk;
  private final ObjectProvider<Surroundings> surroundings;
  private final TrailRegister trail;
  private final Pages pages;

  /// What figures are counted with.
  @org.springframework.stereotype.Component
  record Counting(DaySums sums, TermsStore terms, KindStore kinds, Clock clock) {}

  AssetPage(
      Fleet fleet,
      KnownAssets known,
      AssetQueries queries,
      Counting counting,
      TicketDesk desk,
      ObjectProvider<Surroundings> surroundings,
      TrailRegister trail,
      Pages pages) {
    this.fleet = fleet;
    this.known = known;
    this.queries = queries;
    this.counting = counting;
    this.desk = desk;
    this.surroundings = surroundings;
    this.trail = trail;
    this.pages = pages;
  }

  KnownAssets.KnownAsset visible(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.SEE_ASSETS));
    return queries
        .find(scope, handle)
        .flatMap(known::find)
        .filter(thing -> scope.mayOn(Operation.SEE_ASSETS, thing.unit()))
        .orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
  }

  @GetMapping("/safecity/assets/{handle:[0-9a-f-]{36}}")
  ResponseEntity<String> show(Scope scope, Visit visit, @PathVariable String handle) {
    var thing = visible(scope, handle);
    trail.record(scope, TrailAct.allowed("VIEW", "ASSET", thing.uid()));
    return show(scope, visit, thing, Answer.NONE);
  }

  /// How a form of the page comes back.
  ///
  /// @param form that was sent; null: none
  /// @param faults by field, each a sentence
  record Answer(
      KeepForm.@Nullable Kind form,
      String problem,
      Map<String, String> typed,
      Map<String, String> faults) {
    static final Answer NONE = new Answer(null, "", Map.of(), Map.of());
  }

  /// Whether this is written down of such a thing.
  boolean takes(KnownAssets.KnownAsset thing, KeepForm.Kind form) {
    var kind = counting.kinds().book().get(thing.kind());
    return switch (form) {
      case shift, visit -> kind.staffed();
      case trip -> isUsed(kind);
      case care, done -> true;
    };
  }

  private static boolean isUsed(AssetKind kind) {
    return kind.code().equals("DRONE") || kind.code().equals("VEHICLE");
  }

  KeepForm form(Scope scope, Visit visit, KnownAssets.KnownAsset thing, Map<String, String> typed) {
    var since = India.dateOf(counting.clock().instant()).minusDays(MonthFigures.DAYS);
    var cares = queries.get(scope, thing.id(), since).care();
    return new KeepForm(visit.words(), thing.kind().equals("DRONE"), cares, typed);
  }

  ResponseEntity<String> show(
      Scope scope, Visit visit, KnownAssets.KnownAsset thing, Answer answer) {
    var now = counting.clock().instant();
    var today = India.dateOf(now);
    var file = queries.get(scope, thing.id(), today.minusDays(MonthFigures.DAYS));
    var seen = fleet.seen(thing, now);
    var sheet =
        new AssetSheet(
            visit.words(),
            seen,
            file,
            counting.terms().held(thing, today),
            sum(file, thing, now, today),
            now);
    var page =
        PageFrame.of(visit, thing.uid())
            .section("safecity")
            .crumbs(crumbs(visit.words(), thing))
            .ways(new PageFrame.Ways(null, null, "/safecity/assets?city=" + thing.city(), null));
    var status = answer.form() == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    return pages.render(status, "asset/asset", page, view(scope, visit, sheet, today, answer));
  }

  /// The last thirty whole days, and today so far.
  private DaySum sum(AssetFile file, KnownAssets.KnownAsset thing, Instant now, LocalDate today) {
    var sum = DaySum.NONE;
    for (var day : file.days()) sum = sum.plus(day.sum());
    var from = today.atStartOfDay(India.ZONE).toInstant();
    if (!counting.kinds().book().get(thing.kind()).measured()) return sum;
    var first = fleet.seen(thing, now).standing();
    if (first == null || !from.isBefore(now)) return sum;
    return sum.plus(counting.sums().soFar(thing, new Span(from, now)));
  }

  private static List<Link> crumbs(Words words, KnownAssets.KnownAsset thing) {
    return List.of(
        new Link(words.say("project.safeCity"), "/safecity"),
        new Link(new AssetWords(words).city(thing.city()), "/safecity/" + thing.city()),
        new Link(words.say("asset.list.title"), "/safecity/assets?city=" + thing.city()),
        Link.here(thing.uid()));
  }

  private AssetView view(
      Scope scope, Visit visit, AssetSheet sheet, LocalDate today, Answer answer) {
    var words = visit.words();
    var seen = sheet.seen();
    var thing = seen.thing();
    var measures = sheet.measures();
    var visits = new DataTable("", List.of(), List.of(), null, "");
    var roster = visits;
    if (seen.kind().staffed()) {
      var from = today.minusDays(MonthFigures.DAYS).atStartOfDay(India.ZONE).toInstant();
      var staff = queries.staff(scope, thing.id(), from, sheet.now());
      var hours = StaffSheet.of(words, sheet.file(), staff, from, sheet.now());
      measures = hours.measures();
      visits = hours.table();
      roster = hours.roster(queries.roster(scope, thing.id(), sheet.now()));
    }
    var root = "/safecity/assets/" + thing.handle();
    return new AssetView(
        AssetWords.tone(seen.state()),
        new AssetWords(words).state(seen.state()),
        seen.kind().measured() ? sheet.lastSign() : "",
        measures,
        seen.kind().measured() ? sheet.days(today) : List.of(),
        sheet.why(),
        sheet.facts(),
        sheet.fields(counting.kinds().book()),
        sheet.photos(),
        sheet.funding(),
        sheet.tickets(),
        sheet.moves(),
        sheet.trips(),
        sheet.care(today),
        visits,
        roster,
        keeping(scope, words, sheet, answer),
        around(scope, words, thing),
        ways(words, sheet, root),
        scope.mayOn(Operation.TAG_ASSETS, thing.unit()) ? root + "/report" : null,
        isUsed(seen.kind()));
  }

  /// The forms this reader may fill of this thing.
  private AssetView.Keeping keeping(Scope scope, Words words, AssetSheet sheet, Answer answer) {
    var thing = sheet.seen().thing();
    var forms = new EnumMap<KeepForm.Kind, FoldedForm>(KeepForm.Kind.class);
    for (var kind : KeepForm.Kind.values()) {
      if (!takes(thing, kind) || !scope.mayOn(kind.operation(), thing.unit())) continue;
      var sent = kind == answer.form();
      var form =
          new KeepForm(
              words,
              thing.kind().equals("DRONE"),
              sheet.file().care(),
              sent ? answer.typed() : Map.of());
      var root = "/safecity/assets/" + thing.handle();
      var folded = form.folded(kind, root, sent, sent ? answer.faults() : Map.of());
      if (folded.canBeFilled()) forms.put(kind, folded);
    }
    return AssetView.Keeping.of(answer.problem(), forms);
  }

  /// The places it lies in, as other modules know them; what moves lies in none.
  private List<Link> around(Scope scope, Words words, KnownAssets.KnownAsset thing) {
    if (!thing.isPlaced() || counting.kinds().book().get(thing.kind()).moves()) return List.of();
    var place = new Point(thing.lat(), thing.lon());
    return surroundings
        .orderedStream()
        .flatMap(one -> one.around(scope, thing.city(), place).stream())
        .map(one -> new Link(words.say(one.key(), one.arguments().toArray()), one.href()))
        .toList();
  }

  private static List<Link> ways(Words words, AssetSheet sheet, String root) {
    var ways = new ArrayList<Link>();
    ways.add(new Link(words.say("asset.terms.title"), root + "/terms"));
    ways.add(new Link(words.say("asset.label"), root + "/label"));
    var work = sheet.file().head().packageHandle();
    var city = sheet.seen().thing().city();
    if (work != null)
      ways.add(new Link(words.say("asset.work"), "/safecity/" + city + "/works/" + work));
    ways.add(
        new Link(
            words.say("asset.ofClass"),
            "/safecity/assets?city=" + city + "&kind=" + sheet.seen().kind().code()));
    return ways;
  }

  @PostMapping("/safecity/assets/{handle:[0-9a-f-]{36}}/report")
  ResponseEntity<String> report(
      Scope scope, @PathVariable String handle, @RequestParam(defaultValue = "") String note) {
    var thing = visible(scope, handle);
    NotVisible.unless(scope.decideOn(Operation.TAG_ASSETS, thing.unit()));
    desk.report(scope, thing, note.strip().substring(0, Math.min(NOTE_MAX, note.strip().length())));
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/safecity/assets/" + handle))
        .build();
  }

  @GetMapping("/safecity/assets/{handle:[0-9a-f-]{36}}/photos/{photo}")
  ResponseEntity<byte[]> photo(
      Scope scope, @PathVariable String handle, @PathVariable String photo) {
    var thing = visible(scope, handle);
    var picture =
        queries.picture(scope, thing.id(), photo).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    trail.record(scope, TrailAct.allowed("VIEW", "ASSET_PHOTO", photo));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(picture.media()))
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"photo\"")
        .body(picture.content().getByteArray());
  }

  @GetMapping("/safecity/assets/{handle:[0-9a-f-]{36}}/label")
  ResponseEntity<String> label(Scope scope, Visit visit, @PathVariable String handle) {
    var thing = visible(scope, handle);
    trail.record(scope, TrailAct.allowed("PRINT", "ASSET", thing.uid()));
    var kind = counting.kinds().book().get(thing.kind());
    var view = LabelView.of(thing.uid(), new AssetWords(visit.words()).kind(kind), thing.city());
    var page =
        PageFrame.of(visit, visit.words().say("asset.label") + " " + thing.uid())
            .section("safecity")
            .crumbs(crumbs(visit.words(), thing))
            .ways(new PageFrame.Ways(null, null, "/safecity/assets/" + handle, null));
    return pages.render("asset/label", page, view);
  }
}
