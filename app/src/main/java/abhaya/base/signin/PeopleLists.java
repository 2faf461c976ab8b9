package abhaya.base.signin;

import abhaya.base.access.PeopleFilter;
import abhaya.base.access.PersonEntry;
import abhaya.base.access.Posting;
import abhaya.base.access.Role;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.FilterChips;
import abhaya.base.web.ListColumn;
import abhaya.base.web.ListColumn.Order;
import abhaya.base.web.ListShape;
import abhaya.base.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Table and filters of the list of people, in the reader's words.
///
/// @param address of the page with its filters, without the place in the list
record PeopleLists(Words words, UnitTree tree, Address address) {

  DataTable table(ListShape<PersonEntry> shape, List<PersonEntry> entries) {
    var rows = entries.stream().map(entry -> shape.row(entry, false)).toList();
    return new DataTable(
        words.say("signin.people.list"),
        shape.heads(words),
        rows,
        null,
        words.say("signin.people.none"));
  }

  /// The columns, of which the address says which are shown in which order.
  ListShape<PersonEntry> shape() {
    var name =
        ListColumn.<PersonEntry>text(
                "name",
                words.say("signin.people.name"),
                entry -> new DataTable.Way(entry.displayName(), "/people/" + entry.handle()),
                PersonEntry::displayName)
            .telling()
            .in(Order.RISING);
    var to =
        ListColumn.<PersonEntry>text(
                "to",
                words.say("signin.people.to"),
                entry -> new DataTable.Text(day(entry.toOn())),
                PersonEntry::toOn)
            .in(Order.RISING);
    var from =
        ListColumn.<PersonEntry>text(
                "from",
                words.say("signin.people.from"),
                entry -> new DataTable.Text(words.date(entry.fromOn())),
                PersonEntry::fromOn)
            .in(Order.RISING);
    return ListShape.read(
        address,
        List.of(
            name,
            text("role", "signin.people.role", entry -> words.say("web.role." + entry.role()))
                .telling()
                .in(Order.RISING),
            text("unitName", "signin.people.unit.name", entry -> name(entry.unit())).telling(),
            text("unitCode", "signin.people.unit.code", entry -> code(entry.unit())),
            from,
            to),
        "name");
  }

  private ListColumn<PersonEntry> text(String key, String head, Function<PersonEntry, String> of) {
    return ListColumn.text(key, words.say(head), entry -> new DataTable.Text(of.apply(entry)), of);
  }

  private String code(UnitId id) {
    return tree.find(id).map(Unit::code).orElse("");
  }

  private String name(UnitId id) {
    return tree.find(id).map(unit -> unit.name(words.language().tag())).orElse(Words.NONE);
  }

  String unit(UnitId id) {
    return tree.find(id)
        .map(unit -> unit.name(words.language().tag()) + " · " + unit.code())
        .orElse(Words.NONE);
  }

  String day(@Nullable LocalDate day) {
    return day == null ? words.say("signin.people.open") : words.date(day);
  }

  /// "Investigating officer, Haveli · IN.27.D3.S1": one posting as a sentence's part.
  String posting(Posting posting) {
    return words.say("web.role." + posting.role()) + ", " + unit(posting.unit());
  }

  FilterChips filters() {
    var roles =
        Role.ofPeople().stream()
            .map(role -> Map.entry(role.name(), words.say("web.role." + role)))
            .toList();
    var states =
        Arrays.stream(PeopleFilter.State.values())
            .map(state -> Map.entry(state.name(), words.say("signin.people.state." + state)))
            .toList();
    return new FilterChips(
        List.of(ask("q"), choose("role", roles, true), ask("unit"), choose("state", states, false)),
        List.of());
  }

  private FilterChips.Chip ask(String name) {
    var value = address.find(name);
    var ask =
        new FilterChips.Ask(
            address.path(),
            words.say("signin.people.ask." + name),
            name,
            "text",
            value == null ? "" : value,
            words.say("signin.people.apply"),
            address.without(name).entries());
    var clear = value == null ? List.<FilterChips.Choice>of() : List.of(any(name, false));
    var shown = value == null ? words.say("signin.people.any") : value;
    return new FilterChips.Chip(label(name), shown, value != null, clear, ask);
  }

  /// @param open true where no choice at all is one; else the first stands for it
  private FilterChips.Chip choose(
      String name, List<Map.Entry<String, String>> codes, boolean open) {
    var value = address.find(name);
    var choices = new ArrayList<FilterChips.Choice>();
    if (open) choices.add(any(name, value == null));
    var shown = open ? words.say("signin.people.any") : codes.getFirst().getValue();
    for (var code : codes) {
      var first = !open && code.equals(codes.getFirst());
      var chosen = value == null ? first : code.getKey().equals(value);
      if (chosen) shown = code.getValue();
      var href = first ? address.without(name) : address.with(name, code.getKey());
      choices.add(new FilterChips.Choice(code.getValue(), "", href.toString(), chosen));
    }
    return new FilterChips.Chip(label(name), shown, value != null, choices, null);
  }

  private FilterChips.Choice any(String name, boolean chosen) {
    return new FilterChips.Choice(
        words.say("signin.people.any"), "", address.without(name).toString(), chosen);
  }

  private String label(String name) {
    return words.say("signin.people.filter." + name);
  }
}
