package abhaya.response.dispatch;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListTools;
import abhaya.base.paper.Stamp;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.FilterChips;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.response.incident.IncidentLine;
import abhaya.response.incident.IncidentListQueries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Incidents as a list to be sorted, kept and taken along: for the review of a day or a month. What
/// is going on now stands on the desk.
@Controller
class IncidentListPage {
  private static final String PATH = "/response/incidents";
  private static final int PAGE_SIZE = 50;
  private static final int PAGE_MAX = 1 + ListExport.ROWS_MAX / PAGE_SIZE;
  private static final List<Integer> DAYS = List.of(1, 7, 30, 90);
  private static final String DAYS_USUAL = "7";

  private final IncidentListQueries incidents;
  private final UnitTrees trees;
  private final TrailRegister trail;
  private final ListTools tools;
  private final Pages pages;

  IncidentListPage(
      IncidentListQueries incidents,
      UnitTrees trees,
      TrailRegister trail,
      ListTools tools,
      Pages pages) {
    this.incidents = incidents;
    this.trees = trees;
    this.trail = trail;
    this.tools = tools;
    this.pages = pages;
  }

  @GetMapping(PATH)
  ResponseEntity<String> show(
      Scope scope, Visit visit, @RequestParam(defaultValue = "1") int page) {
    if (page < 1 || page > PAGE_MAX) throw Refused.field("page", "not-understood");
    var address = Address.of(visit.address());
    var words = visit.words();
    var table = new IncidentTable(words, trees.today());
    var shape = table.shape(address);
    var found = found(scope, visit, address);
    trail.record(
        scope, TrailAct.allowed("LIST", "INCIDENT_LIST", null).with("incidents", found.size()));
    var cut = found.size() > ListExport.ROWS_MAX;
    var lines = shape.sorted(found).stream().limit(ListExport.ROWS_MAX).toList();
    var files = scope.may(Operation.EXPORT) && !lines.isEmpty();
    var about = words.say(cut ? "dispatch.list.cut" : "dispatch.list.about", lines.size());
    var shown = lines.stream().skip((page - 1L) * PAGE_SIZE).limit(PAGE_SIZE).toList();
    var view =
        new IncidentListView(
            about,
            new FilterChips(filters(visit, address), tools.of(scope, visit, shape, files)),
            table.of(shape, shown),
            Pager.of(words, address, page, PAGE_SIZE, lines.size()));
    var frame =
        PageFrame.of(visit, words.say("dispatch.list"))
            .section("incidents")
            .ways(new PageFrame.Ways(null, null, null, ListTools.export(visit, files)));
    return pages.render("dispatch/incidents", frame, view);
  }

  private List<IncidentLine> found(Scope scope, Visit visit, Address address) {
    NotVisible.unless(scope.decide(Operation.SEE_INCIDENTS));
    var since = visit.at().minus(Duration.ofDays(days(address)));
    return incidents.list(scope, which(address), since, ListExport.ROWS_MAX + 1);
  }

  @Bean
  static ListExport incidentsExport(IncidentListPage page) {
    return new ListExport(PATH, "INCIDENT_LIST", ListExport.Guard.TWO_PEOPLE, page::file);
  }

  private ListExport.Made file(Scope scope, Visit visit, ListExport.Asked asked, Stamp stamp) {
    var address = asked.of();
    NotVisible.unless(scope.decideOn(Operation.EXPORT, scope.unit()));
    var words = visit.words();
    var tree = trees.today();
    var shape = new IncidentTable(words, tree).shape(address);
    var lines = shape.sorted(asked.chosen(found(scope, visit, address), IncidentLine::handle));
    var code = tree.pathCode(scope.unit());
    var cover =
        new ListExport.Cover(
            code,
            "incidents-" + code + "-" + India.dateOf(visit.at()),
            words.say("dispatch.list"),
            ListExport.Cover.facts(filters(visit, address)),
            List.of(words.say("dispatch.list.about", lines.size())));
    return ListExport.Made.of(cover, shape, lines, stamp);
  }

  private static IncidentListQueries.Which which(Address address) {
    var word = Objects.requireNonNullElse(address.find("state"), "open");
    return Arrays.stream(IncidentListQueries.Which.values())
        .filter(which -> word(which).equals(word))
        .findFirst()
        .orElseThrow(() -> Refused.field("state", "not-a-choice"));
  }

  private static String word(IncidentListQueries.Which which) {
    return which.name().toLowerCase(Locale.ROOT);
  }

  private static int days(Address address) {
    var word = Objects.requireNonNullElse(address.find("days"), DAYS_USUAL);
    return DAYS.stream()
        .filter(days -> days.toString().equals(word))
        .findFirst()
        .orElseThrow(() -> Refused.field("days", "not-a-choice"));
  }

  private static List<FilterChips.Chip> filters(Visit visit, Address address) {
    var words = visit.words();
    var here = address.without("page");
    var asked = which(address);
    var states = new ArrayList<FilterChips.Choice>();
    for (var which : IncidentListQueries.Which.values()) {
      states.add(
          new FilterChips.Choice(
              words.say("dispatch.list.state." + word(which)),
              "",
              here.with("state", word(which)).toString(),
              which == asked));
    }
    var state =
        new FilterChips.Chip(
            words.say("dispatch.room.state"),
            words.say("dispatch.list.state." + word(asked)),
            asked != IncidentListQueries.Which.OPEN,
            states,
            null);
    if (asked == IncidentListQueries.Which.OPEN) return List.of(state);
    var days = days(address);
    var spans = new ArrayList<FilterChips.Choice>();
    for (var span : DAYS) {
      var href = here.with("days", span).toString();
      spans.add(new FilterChips.Choice(words.days(span), "", href, span == days));
    }
    var span =
        new FilterChips.Chip(words.say("dispatch.list.since"), words.days(days), true, spans, null);
    return List.of(state, span);
  }
}
