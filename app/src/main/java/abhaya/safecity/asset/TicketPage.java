package abhaya.safecity.asset;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.FilterChips;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.safecity.measure.OutageCause;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One table over every fault: acknowledge, assign, explain, put off, close, many at once, and take it
/// back.
@Controller
class TicketPage {
  private static final List<String> STATES =
      List.of("waiting", "open", "acknowledged", "assigned", "snoozed", "restored", "closed");
  private static final int PAGE_MAX = 10_000;
  private static final int TEXT_MAX = 200;

  private final TicketQueries queries;
  private final TicketDesk desk;
  private final KnownAssets known;
  private final KindStore kinds;
  private final TermsStore terms;
  private final TrailRegister trail;
  private final Pages pages;
  private final Clock clock;

  TicketPage(
      TicketQueries queries,
      TicketDesk desk,
      KnownAssets known,
      KindStore kinds,
      TermsStore terms,
      TrailRegister trail,
      Pages pages,
      Clock clock) {
    this.queries = queries;
    this.desk = desk;
    this.known = known;
    this.kinds = kinds;
    this.terms = terms;
    this.trail = trail;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/safecity/tickets")
  ResponseEntity<String> show(Scope scope, Visit visit, @RequestParam Map<String, String> asked) {
    NotVisible.unless(scope.decide(Operation.SEE_ASSETS));
    var ask = ask(asked);
    var now = clock.instant();
    var count = queries.count(scope, ask, now);
    trail.record(scope, TrailAct.allowed("LIST", "ASSET_TICKET", null).with("tickets", count));
    var words = visit.words();
    var sheet = new TicketSheet(words, now);
    var lines =
        queries.list(scope, ask, now).stream().flatMap(one -> line(sheet, one).stream()).toList();
    var back = Address.of(visit.address()).without("done").without("skipped").without("undo");
    var view =
        new TicketView(
            chips(visit, ask, count),
            lines,
            words.say("asset.tickets.none"),
            Pager.of(words, back, ask.page(), TicketQueries.PAGE_SIZE, count),
            scope.may(Operation.TAG_ASSETS),
            Arrays.stream(OutageCause.values())
                .filter(cause -> cause != OutageCause.UNKNOWN)
                .map(cause -> Map.entry(cause.name(), words.say("asset.cause." + cause)))
                .toList(),
            back.toString(),
            notice(visit, asked),
            asked.get("undo"));
    var title = words.say("asset.tickets.title");
    var page =
        PageFrame.of(visit, title)
            .section("safecity")
            .crumbs(AssetListPage.crumbs(visit, ask.city(), title))
            .ways(new PageFrame.Ways(null, null, "/safecity/night", null))
            .scripts("asset/choose.mjs");
    return pages.render("asset/tickets", page, view);
  }

  private static @org.jspecify.annotations.Nullable String notice(
      Visit visit, Map<String, String> asked) {
    var done = asked.get("done");
    if (done == null || !done.matches("\\d{1,4}")) return null;
    var skipped = asked.getOrDefault("skipped", "0");
    var left = skipped.matches("\\d{1,4}") ? Long.parseLong(skipped) : 0;
    return visit.words().say("asset.tickets.done", Long.parseLong(done), left);
  }

  private TicketQueries.Ask ask(Map<String, String> asked) {
    var state = asked.getOrDefault("state", "waiting");
    if (!STATES.contains(state)) throw Refused.field("state", "not-a-choice");
    var city = asked.getOrDefault("city", "");
    if (!city.isEmpty() && !city.matches("[A-Z]{3}")) throw Refused.field("city", "unknown");
    var kind = asked.getOrDefault("kind", "");
    if (!kind.isEmpty() && kinds.book().find(kind).isEmpty())
      throw Refused.field("kind", "unknown");
    var page = asked.getOrDefault("page", "1");
    if (!page.matches("\\d{1,5}")
        || Integer.parseInt(page) < 1
        || Integer.parseInt(page) > PAGE_MAX) throw Refused.field("page", "not-understood");
    return new TicketQueries.Ask(state, city, kind, Integer.parseInt(page));
  }

  private Optional<TicketView.Line> line(TicketSheet sheet, Ticket ticket) {
    return known
        .find(ticket.asset())
        .map(thing ->
            new TicketView.Line(
                ticket.handle(),
                thing.uid(),
                "/safecity/assets/" + thing.handle(),
                new AssetWords(sheet.words()).kind(kinds.book().get(thing.kind())),
                sheet.words().minute(ticket.times().openedAt()),
                sheet.cause(ticket),
                sheet.repair(ticket),
                ticket.assignedTo(),
                sheet.tone(ticket, terms.of(thing).fixHours()),
                sheet.state(ticket)));
  }

  private FilterChips chips(Visit visit, TicketQueries.Ask ask, long count) {
    var words = visit.words();
    var here =
        Address.of(visit.address())
            .without("page")
            .without("done")
            .without("skipped")
            .without("undo");
    var states = new ArrayList<FilterChips.Choice>();
    for (var state : STATES)
      states.add(
          new FilterChips.Choice(
              words.say("asset.ticketFilter." + state),
              state.equals(ask.state()) ? words.number(count) : "",
              here.with("state", state).toString(),
              state.equals(ask.state())));
    var classes = new ArrayList<FilterChips.Choice>();
    classes.add(
        new FilterChips.Choice(
            words.say("asset.all"), "", here.without("kind").toString(), ask.kind().isEmpty()));
    for (var kind : kinds.book().kinds())
      classes.add(
          new FilterChips.Choice(
              new AssetWords(words).kind(kind),
              "",
              here.with("kind", kind.code()).toString(),
              kind.code().equals(ask.kind())));
    var kind =
        ask.kind().isEmpty()
            ? words.say("asset.all")
            : new AssetWords(words).kind(kinds.book().get(ask.kind()));
    return new FilterChips(
        List.of(
            new FilterChips.Chip(
                words.say("asset.state"),
                words.say("asset.ticketFilter." + ask.state()),
                !ask.state().equals("waiting"),
                states,
                null),
            new FilterChips.Chip(
                words.say("asset.kind"), kind, !ask.kind().isEmpty(), classes, null)),
        List.of());
  }

  @PostMapping("/safecity/tickets")
  ResponseEntity<String> act(Scope scope, @RequestParam MultiValueMap<String, String> typed) {
    NotVisible.unless(scope.decide(Operation.TAG_ASSETS));
    var handles = typed.getOrDefault("ticket", List.of());
    if (handles.size() > TicketDesk.AT_ONCE_MAX) throw Refused.field("ticket", "too-long");
    for (var handle : handles)
      if (!handle.matches("[0-9a-f-]{36}")) throw Refused.field("ticket", "not-understood");
    var order = order(typed);
    var done = desk.act(scope, handles, order);
    return back(typed, done, done.count() > 0);
  }

  @PostMapping("/safecity/tickets/undo")
  ResponseEntity<String> undo(Scope scope, @RequestParam MultiValueMap<String, String> typed) {
    NotVisible.unless(scope.decide(Operation.TAG_ASSETS));
    var batch = text(typed, "batch");
    if (!batch.matches("[0-9a-f-]{36}")) throw Refused.field("batch", "not-understood");
    return back(typed, desk.undo(scope, batch), false);
  }

  private static TicketDesk.Order order(MultiValueMap<String, String> typed) {
    return switch (text(typed, "act")) {
      case "ACKNOWLEDGE" -> new TicketDesk.Acknowledge();
      case "ASSIGN" -> {
        if (text(typed, "to").isEmpty()) throw Refused.field("to", "required");
        yield new TicketDesk.Assign(text(typed, "to"));
      }
      case "SNOOZE" -> {
        var hours = text(typed, "hours");
        if (!hours.matches("\\d{1,3}") || hours.matches("0+"))
          throw Refused.field("hours", "not-understood");
        yield new TicketDesk.Snooze(Duration.ofHours(Long.parseLong(hours)));
      }
      case "CAUSE" -> new TicketDesk.Explain(cause(typed), text(typed, "evidence"), "");
      case "CLOSE" -> new TicketDesk.Close();
      default -> throw Refused.field("act", "not-a-choice");
    };
  }

  private static OutageCause cause(MultiValueMap<String, String> typed) {
    var word = text(typed, "cause");
    return Arrays.stream(OutageCause.values())
        .filter(cause -> cause.name().equals(word))
        .findFirst()
        .orElseThrow(() -> Refused.field("cause", "not-a-choice"));
  }

  private static String text(MultiValueMap<String, String> typed, String name) {
    var text = typed.getFirst(name);
    if (text == null) return "";
    if (text.length() > TEXT_MAX) throw Refused.field(name, "too-long");
    return text.strip();
  }

  /// Back to the view the act came from, which is one of ours or none.
  private static ResponseEntity<String> back(
      MultiValueMap<String, String> typed, TicketDesk.Done done, boolean undoable) {
    var asked = text(typed, "back");
    var here = Address.of(asked.startsWith("/safecity/tickets?") ? asked : "/safecity/tickets");
    var to =
        here.with("done", done.count())
            .with("skipped", done.skipped().size())
            .with("undo", undoable ? done.batch() : null);
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(to.toString())).build();
  }
}
