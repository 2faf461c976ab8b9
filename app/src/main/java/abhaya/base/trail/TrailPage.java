package abhaya.base.trail;

import abhaya.base.access.AuditedNames;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.web.Address;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Link;
import abhaya.base.web.ListTool;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pages;
import abhaya.base.web.Tone;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.verifier.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The auditor's list of entries, and one entry with its proof. Looking here is on record too.
@Controller
class TrailPage {
  private static final int PAGE = 50;

  private final Pages pages;
  private final TrailQueries queries;
  private final TrailRegister trail;
  private final UnitTrees trees;
  private final AuditedNames names;
  private final List<ListTool> tools;

  TrailPage(
      Pages pages,
      TrailQueries queries,
      TrailRegister trail,
      UnitTrees trees,
      AuditedNames names,
      List<ListTool> tools) {
    this.tools = List.copyOf(tools);
    this.pages = pages;
    this.queries = queries;
    this.trail = trail;
    this.trees = trees;
    this.names = names;
  }

  @GetMapping("/trail")
  ResponseEntity<String> list(Scope scope, Visit visit, @RequestParam Map<String, String> query) {
    NotVisible.unless(scope.decide(Operation.READ_TRAIL));
    var words = visit.words();
    var reader = new TrailFilterReader(trees.today(), part -> names.named(scope, part));
    var filter = reader.read(query);
    var behind = TrailFilterReader.cursor(query);
    trail.record(scope, TrailAct.allowed("VIEW", "TRAIL", null).with("filters", filters(query)));

    var entries = queries.list(scope, filter, behind, PAGE + 1);
    var shown = entries.subList(0, Math.min(PAGE, entries.size()));
    var address = Address.of(visit.address()).without("behind");
    var say = new TrailWords(words, trees.today(), namesIn(scope, shown));
    var lists = new TrailLists(words, say, address);
    var view =
        new TrailListView(
            say.tabs("entries"),
            lists.filters(queries.actions(scope)).with(tools(scope, visit, lists)),
            lists.entries(shown),
            entries.size() > PAGE ? older(address, shown.getLast()) : null,
            behind == null ? null : address.toString());
    var page = PageFrame.of(visit, words.say("trail.title")).section("trail");
    return pages.render("trail/list", page, view);
  }

  private List<FilterChips.Chip> tools(Scope scope, Visit visit, TrailLists lists) {
    var chips = new ArrayList<>(ListTool.all(tools, scope, visit));
    chips.add(0, lists.shape().chip(visit.words()));
    return chips;
  }

  /// Names of those who acted, and of the people acted on.
  private Map<String, String> namesIn(Scope scope, List<Entry> entries) {
    var handles = new HashSet<String>();
    for (var entry : entries) {
      handles.add(entry.who().actor());
      var object = entry.act().object();
      if (object != null && TrailWords.isPerson(entry)) handles.add(object);
      if (entry.detail().get("person") instanceof String person) handles.add(person);
    }
    return names.of(scope, handles);
  }

  private static long filters(Map<String, String> query) {
    return TrailFilterReader.NAMES.stream()
        .filter(name -> !query.getOrDefault(name, "").isBlank())
        .count();
  }

  private static String older(Address address, Entry last) {
    var place = last.place();
    var cursor = new TrailFilter.Cursor(place.at(), place.xid(), place.id());
    return address.with("behind", TrailFilterReader.behind(cursor)).toString();
  }

  @GetMapping("/trail/entries/{index:\\d{1,18}}")
  ResponseEntity<String> entry(Scope scope, Visit visit, @PathVariable long index) {
    NotVisible.unless(scope.decide(Operation.READ_TRAIL));
    var entry = queries.find(scope, index).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
    trail.record(scope, TrailAct.allowed("VIEW", "TRAIL_ENTRY", Long.toString(index)));
    var words = visit.words();
    var say = new TrailWords(words, trees.today(), namesIn(scope, List.of(entry)));
    var proof = queries.proof(scope, entry).map(found -> proof(words, found)).orElse(null);
    var view =
        new TrailEntryView(
            say.tabs(""),
            facts(words, say, entry),
            detail(say, entry),
            proof,
            entry.leaf().hex(),
            entry.canonical());
    var title = words.say("trail.entry", index);
    var page =
        PageFrame.of(visit, title)
            .section("trail")
            .crumbs(List.of(new Link(words.say("trail.title"), "/trail"), Link.here(title)))
            .ways(ways(scope, index));
    return pages.render("trail/entry", page, view);
  }

  private PageFrame.Ways ways(Scope scope, long index) {
    return new PageFrame.Ways(near(scope, index - 1), near(scope, index + 1), "/trail", null);
  }

  private @Nullable String near(Scope scope, long index) {
    return queries.find(scope, index).isPresent() ? "/trail/entries/" + index : null;
  }

  private static TrailEntryView.Proof proof(Words words, TrailQueries.Proof proof) {
    var checkpoint = proof.checkpoint().checkpoint();
    return new TrailEntryView.Proof(
        proof.holds() ? Tone.IN_TIME : Tone.OVERDUE,
        words.say(
            proof.holds() ? "trail.proved" : "trail.notProved",
            checkpoint.size(),
            words.second(checkpoint.at())),
        checkpoint.root().hex(),
        proof.path().path().stream().map(Object::toString).toList());
  }

  private static List<TrailEntryView.Line> facts(Words words, TrailWords say, Entry entry) {
    var who = entry.who();
    var act = entry.act();
    var lines = new ArrayList<TrailEntryView.Line>();
    add(lines, words.say("trail.when"), words.second(entry.place().at()), null);
    add(lines, words.say("trail.who"), say.who(entry), filtered("actor", who.actor()));
    add(lines, words.say("trail.actorHandle"), who.actor(), null);
    add(lines, words.say("trail.role"), say.role(who.role()), null);
    add(lines, words.say("trail.unit"), say.unit(who.unit()), null);
    add(lines, words.say("trail.session"), who.device(), null);
    add(lines, words.say("trail.purpose"), say.purpose(who.purpose()), null);
    add(lines, words.say("trail.act"), say.action(act.action()), null);
    add(lines, words.say("trail.objectHead"), say.objectKind(act.objectKind()), null);
    var object = act.object();
    if (object != null) {
      if (TrailWords.isPerson(entry)) {
        add(lines, words.say("trail.person"), say.name(object), null);
      }
      add(lines, words.say("trail.handle"), object, filtered("object", object));
    }
    add(lines, words.say("trail.fields"), String.join(", ", act.fields()), null);
    add(lines, words.say("trail.answer"), say.decision(act.decision()), null);
    add(lines, words.say("trail.reason"), say.reason(act.reason()), null);
    add(lines, words.say("trail.request"), who.request(), null);
    return lines;
  }

  private static List<TrailEntryView.Line> detail(TrailWords say, Entry entry) {
    return entry.detail().entrySet().stream()
        .map(pair ->
            new TrailEntryView.Line(
                say.detail(pair.getKey()),
                say.detailValue(pair.getKey(), pair.getValue().toString()),
                null))
        .toList();
  }

  private static void add(
      List<TrailEntryView.Line> lines, String name, @Nullable String value, @Nullable String href) {
    if (value == null || value.isEmpty() || value.equals(Words.NONE)) return;
    lines.add(new TrailEntryView.Line(name, value, href));
  }

  private static String filtered(String name, String value) {
    return Address.of("/trail").with(name, value).toString();
  }
}
