package abhaya.base.trail;

import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.ListColumn;
import abhaya.base.web.ListShape;
import abhaya.base.web.Words;
import abhaya.verifier.Checkpoint;
import abhaya.verifier.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Tables and filters of the auditor's pages.
final class TrailLists {
  private final Words words;
  private final TrailWords say;
  private final Address address;

  /// @param address of the page with its filters, without the place in the list
  TrailLists(Words words, TrailWords say, Address address) {
    this.words = words;
    this.say = say;
    this.address = address;
  }

  DataTable entries(List<Entry> entries) {
    var shape = shape();
    var rows = entries.stream().map(entry -> shape.row(entry, false)).toList();
    return new DataTable(
        words.say("trail.title"), shape.heads(words), rows, null, words.say("trail.none"));
  }

  /// Which columns the address asks for. The order is always the log's own, the latest first.
  ListShape<Entry> shape() {
    return ListShape.read(
        address,
        List.of(
            ListColumn.<Entry>text(
                    "when",
                    words.say("trail.when"),
                    this::when,
                    entry -> words.second(entry.place().at()))
                .telling(),
            ListColumn.<Entry>text("who", words.say("trail.who"), this::who, say::who).telling(),
            text("role", "trail.role", entry -> say.role(entry.who().role())),
            text("unit", "trail.unit", entry -> say.unit(entry.who().unit())),
            text("act", "trail.act", entry -> say.action(entry.act().action())).telling(),
            ListColumn.text("object", words.say("trail.objectHead"), this::object, _ -> ""),
            ListColumn.<Entry>text(
                "answer",
                words.say("trail.answer"),
                entry ->
                    new DataTable.State(
                        TrailWords.tone(entry), say.decision(entry.act().decision())),
                entry -> say.decision(entry.act().decision())),
            ListColumn.<Entry>number("index", words.say("trail.index"), this::index, Entry::index)
                .in(ListColumn.Order.NONE),
            text("purpose", "trail.purpose", entry -> say.purpose(entry.who().purpose())).spare(),
            text("reason", "trail.reason", entry -> say.reason(entry.act().reason())).spare()),
        "when");
  }

  private ListColumn<Entry> text(String key, String head, Function<Entry, String> of) {
    return ListColumn.text(key, words.say(head), entry -> new DataTable.Text(of.apply(entry)), of);
  }

  private DataTable.Cell when(Entry entry) {
    var when = words.second(entry.place().at());
    return entry.index() >= 0
        ? new DataTable.Way(when, "/trail/entries/" + entry.index())
        : new DataTable.Text(when);
  }

  private DataTable.Cell who(Entry entry) {
    return new DataTable.Way(say.who(entry), address.with("actor", entry.who().actor()).toString());
  }

  private DataTable.Cell index(Entry entry) {
    var placed = entry.index() >= 0;
    return new DataTable.Figure(placed ? words.number(entry.index()) : Words.NONE, false);
  }

  private DataTable.Cell object(Entry entry) {
    var kind = say.objectKind(entry.act().objectKind());
    var handle = entry.act().object();
    if (handle == null) return new DataTable.Text(kind);
    var shown = TrailWords.isPerson(entry) ? say.name(handle) : TrailWords.cut(handle);
    return new DataTable.Way(kind + " " + shown, address.with("object", handle).toString());
  }

  DataTable checkpoints(List<Checkpoint.Signed> checkpoints) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("trail.signedAt"), true),
            DataTable.Column.number(words.say("trail.size"), true),
            DataTable.Column.text(words.say("trail.root"), true));
    var rows =
        checkpoints.stream()
            .map(signed ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Way(
                            words.second(signed.checkpoint().at()),
                            "/trail/checkpoints/" + signed.size()),
                        new DataTable.Figure(words.number(signed.size()), false),
                        new DataTable.Text(signed.root().hex().substring(0, 16) + "…"))))
            .toList();
    var empty = words.say("trail.checkpoints.none");
    return new DataTable(words.say("trail.checkpoints"), columns, rows, null, empty);
  }

  FilterChips filters(List<String> actions) {
    var chips = new ArrayList<FilterChips.Chip>();
    chips.add(ask("from", "date"));
    chips.add(ask("until", "date"));
    chips.add(choose("action", actions.stream().map(a -> Map.entry(a, say.action(a))).toList()));
    chips.add(ask("actor", "text"));
    chips.add(ask("unit", "text"));
    chips.add(ask("object", "text"));
    chips.add(
        choose(
            "decision",
            List.of("ALLOW", "DENY").stream()
                .map(code -> Map.entry(code, say.decision(code)))
                .toList()));
    return new FilterChips(chips, List.of());
  }

  private FilterChips.Chip ask(String name, String type) {
    var value = address.find(name);
    var ask =
        new FilterChips.Ask(
            address.path(),
            words.say("trail.ask." + name),
            name,
            type,
            value == null ? "" : value,
            words.say("trail.apply"),
            address.without(name).entries());
    var shown = value == null ? words.say("trail.any") : TrailWords.cut(value);
    var clear = value == null ? List.<FilterChips.Choice>of() : List.of(any(name, false));
    return new FilterChips.Chip(
        words.say("trail.filter." + name), shown, value != null, clear, ask);
  }

  private FilterChips.Chip choose(String name, List<Map.Entry<String, String>> codes) {
    var value = address.find(name);
    var choices = new ArrayList<FilterChips.Choice>();
    choices.add(any(name, value == null));
    var shown = words.say("trail.any");
    for (var code : codes) {
      boolean chosen = code.getKey().equals(value);
      if (chosen) shown = code.getValue();
      var href = address.with(name, code.getKey()).toString();
      choices.add(new FilterChips.Choice(code.getValue(), "", href, chosen));
    }
    return new FilterChips.Chip(
        words.say("trail.filter." + name), shown, value != null, choices, null);
  }

  private FilterChips.Choice any(String name, boolean chosen) {
    return new FilterChips.Choice(
        words.say("trail.any"), "", address.without(name).toString(), chosen);
  }
}
