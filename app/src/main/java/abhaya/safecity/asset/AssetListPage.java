package abhaya.safecity.asset;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListTools;
import abhaya.base.paper.Stamp;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.Link;
import abhaya.base.web.ListShape;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// All things of the reader's cities: which works, which does not, where they stand; and exactly this
/// view as a file.
@Controller
class AssetListPage {
  private static final int PAGE_MAX = 10_000;
  private static final int TEXT_MAX = 40;

  private final Fleet fleet;
  private final AssetQueries queries;
  private final KindStore kinds;
  private final TrailRegister trail;
  private final Pages pages;
  private final ListTools tools;
  private final Clock clock;

  AssetListPage(
      Fleet fleet,
      AssetQueries queries,
      KindStore kinds,
      TrailRegister trail,
      Pages pages,
      ListTools tools,
      Clock clock) {
    this.fleet = fleet;
    this.queries = queries;
    this.kinds = kinds;
    this.trail = trail;
    this.pages = pages;
    this.tools = tools;
    this.clock = clock;
  }

  @GetMapping("/safecity/assets")
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page) {
    NotVisible.unless(scope.decide(Operation.SEE_ASSETS));
    if (page < 1 || page > PAGE_MAX) throw Refused.field("page", "not-understood");
    var ask = ask(city, kind, state, q);
    var words = visit.words();
    var all = fleet.list(scope, new Fleet.Ask(city, kind, ask.text(), null));
    var sheet = new AssetListSheet(visit, kinds.book(), clock.instant());
    var shape = sheet.shape(Address.of(visit.address()));
    var found = sorted(shape, narrowed(all, ask));
    record(scope, "LIST", city, found.size());
    var files = scope.may(Operation.EXPORT) && !found.isEmpty();
    var from = Math.min(found.size(), (page - 1) * AssetListSheet.PAGE_SIZE);
    var shown = found.subList(from, Math.min(found.size(), from + AssetListSheet.PAGE_SIZE));
    var lines = queries.lines(scope, shown.stream().map(one -> one.thing().id()).toList());
    var view =
        new AssetListView(
            sheet.headlines(all),
            sheet
                .chips(Address.of(visit.address()), ask, fleet.list(scope, Fleet.Ask.ALL), all)
                .with(tools.of(scope, visit, shape, files)),
            sheet.table(shape, AssetListSheet.rows(shown, lines)),
            sheet.pager(page, found.size()),
            sheet.tiles(),
            sheet.box(found),
            ways(scope, visit, sheet),
            q,
            city);
    var frame =
        PageFrame.of(visit, words.say("asset.list.title"))
            .section("safecity")
            .crumbs(crumbs(visit, city, words.say("asset.list.title")))
            .ways(
                new PageFrame.Ways(
                    null,
                    null,
                    city.isEmpty() ? "/safecity" : "/safecity/" + city,
                    ListTools.export(visit, files)))
            .scripts("asset/map.mjs");
    return pages.render("asset/list", frame, view);
  }

  static List<Link> crumbs(Visit visit, String city, String here) {
    var crumbs = new ArrayList<Link>();
    crumbs.add(new Link(visit.words().say("project.safeCity"), "/safecity"));
    if (!city.isEmpty())
      crumbs.add(new Link(new AssetWords(visit.words()).city(city), "/safecity/" + city));
    crumbs.add(Link.here(here));
    return crumbs;
  }

  private static List<Link> ways(Scope scope, Visit visit, AssetListSheet sheet) {
    var words = visit.words();
    var ways = new ArrayList<Link>();
    ways.add(new Link(words.say("asset.night.title"), "/safecity/night"));
    ways.add(new Link(words.say("asset.tickets.title"), "/safecity/tickets"));
    if (scope.may(Operation.TAG_ASSETS))
      ways.add(new Link(words.say("asset.tag.title"), "/safecity/tag"));
    if (AssetImportDesk.mayImport(scope))
      ways.add(new Link(words.say("asset.import.title"), "/safecity/assets/import"));
    if (scope.may(Operation.EXPORT)) ways.add(new Link(words.say("asset.csv"), sheet.export()));
    return ways;
  }

  private void record(Scope scope, String act, String city, int count) {
    trail.record(
        scope, TrailAct.allowed(act, "ASSETS", city.isEmpty() ? null : city).with("things", count));
  }

  private Fleet.Ask ask(String city, String kind, String state, String text) {
    if (!city.isEmpty() && !city.matches("[A-Z]{3}")) throw Refused.field("city", "unknown");
    if (!kind.isEmpty() && kinds.book().find(kind).isEmpty())
      throw Refused.field("kind", "unknown");
    if (text.length() > TEXT_MAX) throw Refused.field("q", "too-long");
    return new Fleet.Ask(city, kind, text.strip(), states(state));
  }

  /// Sorted by what is in memory; what the register says of them is read for those shown.
  private static List<Fleet.Seen> sorted(
      ListShape<AssetListSheet.Row> shape, List<Fleet.Seen> found) {
    var byName =
        found.stream()
            .sorted(Comparator.comparing(seen -> seen.thing().uid()))
            .map(seen -> new AssetListSheet.Row(seen, null))
            .toList();
    return shape.sorted(byName).stream().map(AssetListSheet.Row::seen).toList();
  }

  static @Nullable List<LiveState> states(String word) {
    if (word.isEmpty()) return null;
    if (word.equals("broken"))
      return List.of(LiveState.SILENT, LiveState.DOWN, LiveState.NO_PICTURE);
    return find(word).map(List::of).orElseThrow(() -> Refused.field("state", "not-a-choice"));
  }

  private static Optional<LiveState> find(String word) {
    return Arrays.stream(LiveState.values()).filter(state -> word(state).equals(word)).findFirst();
  }

  static String word(LiveState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<Fleet.Seen> narrowed(List<Fleet.Seen> all, Fleet.Ask ask) {
    var states = ask.states();
    if (states == null) return all;
    return all.stream().filter(seen -> states.contains(seen.state())).toList();
  }

  @Bean
  static ListExport assetsExport(AssetListPage page) {
    return new ListExport("/safecity/assets", "ASSETS", ListExport.Guard.ALONE, page::file);
  }

  private ListExport.Made file(Scope scope, Visit visit, ListExport.Asked asked, Stamp stamp) {
    NotVisible.unless(scope.decide(Operation.SEE_ASSETS));
    NotVisible.unless(scope.decide(Operation.EXPORT));
    var address = asked.of();
    var city = said(address, "city");
    var ask = ask(city, said(address, "kind"), said(address, "state"), said(address, "q"));
    var all = fleet.list(scope, new Fleet.Ask(city, ask.kind(), ask.text(), null));
    var sheet = new AssetListSheet(visit, kinds.book(), clock.instant());
    var shape = sheet.shape(address);
    var found = sorted(shape, narrowed(all, ask));
    var lines = queries.lines(scope, found.stream().map(one -> one.thing().id()).toList());
    var chips = sheet.chips(address, ask, fleet.list(scope, Fleet.Ask.ALL), all).chips();
    var title = visit.words().say("asset.list.title");
    var file = "things-" + (city.isEmpty() ? "" : city + "-") + India.dateOf(visit.at());
    var facts = ListExport.Cover.facts(chips);
    var cover = new ListExport.Cover(city.isEmpty() ? "IN" : city, file, title, facts, List.of());
    return ListExport.Made.of(cover, shape, AssetListSheet.rows(found, lines), stamp);
  }

  private static String said(Address address, String name) {
    return Objects.requireNonNullElse(address.find(name), "");
  }

  /// Exactly this view as CSV, to be corrected and brought in again.
  @GetMapping("/safecity/assets.csv")
  ResponseEntity<String> export(
      Scope scope,
      Visit visit,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String q) {
    NotVisible.unless(scope.decide(Operation.SEE_ASSETS));
    NotVisible.unless(scope.decide(Operation.EXPORT));
    var ask = ask(city, kind, state, q);
    var sheet = new AssetListSheet(visit, kinds.book(), clock.instant());
    var shape = sheet.shape(Address.of(visit.address()));
    var found = sorted(shape, fleet.list(scope, ask));
    record(scope, "EXPORT", city, found.size());
    var lines = queries.lines(scope, found.stream().map(one -> one.thing().id()).toList());
    var text = sheet.csv(found, lines);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"assets.csv\"")
        .body(text);
  }
}
