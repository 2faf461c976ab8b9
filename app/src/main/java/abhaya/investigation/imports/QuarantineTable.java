package abhaya.investigation.imports;

import abhaya.base.feed.QuarantineQueries;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.web.DataTable;
import abhaya.base.web.Words;
import java.util.ArrayList;
import java.util.List;

/// Waiting records as a table and as lines, in the reader's language.
final class QuarantineTable {
  private final Words words;
  private final UnitTree tree;

  QuarantineTable(Words words, UnitTree tree) {
    this.words = words;
    this.tree = tree;
  }

  DataTable table(List<QuarantineQueries.Waiting> waiting) {
    return new DataTable(
        words.say("imports.waiting.title"),
        List.of(
            DataTable.Column.text(words.say("imports.key"), true),
            DataTable.Column.text(words.say("imports.type"), false),
            DataTable.Column.text(words.say("imports.unit"), true),
            DataTable.Column.text(words.say("imports.reason"), true),
            DataTable.Column.text(words.say("imports.since"), false)),
        waiting.stream().map(this::row).toList(),
        null,
        words.say("imports.waiting.none"));
  }

  private DataTable.Row row(QuarantineQueries.Waiting one) {
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Way(one.name().key(), "/quarantine/" + one.handle()),
            new DataTable.Text(words.say("imports.type." + one.name().type())),
            new DataTable.Text(unit(one)),
            new DataTable.Text(words.say("imports.code." + one.code(), "")),
            new DataTable.Text(words.minute(one.since()))));
  }

  private String unit(QuarantineQueries.Waiting one) {
    return tree.find(one.unit()).map(unit -> unit.name(words.language().tag())).orElse(Words.NONE);
  }

  /// @param reader handle of who reads, for whom her own decision is hers
  List<WaitingView.Fact> facts(QuarantineQueries.Waiting one, String reader) {
    var facts = new ArrayList<WaitingView.Fact>();
    facts.add(fact("source", one.name().source()));
    facts.add(fact("key", one.name().key()));
    facts.add(fact("type", words.say("imports.type." + one.name().type())));
    facts.add(fact("version", Integer.toString(one.name().version())));
    facts.add(fact("ofFir", one.subject()));
    facts.add(fact("unit", unit(one)));
    facts.add(fact("since", words.minute(one.since())));
    facts.add(fact("state", words.say("imports.waiting.state." + one.state())));
    if (one.decidedAt() != null) facts.add(fact("decidedAt", words.minute(one.decidedAt())));
    var by = one.decidedBy();
    if (by != null) {
      facts.add(fact("decidedBy", by.equals(reader) ? words.say("imports.decidedBy.you") : by));
    }
    if (one.reason() != null) facts.add(fact("why", words.say("imports.why." + one.reason())));
    return facts;
  }

  private WaitingView.Fact fact(String name, String value) {
    return new WaitingView.Fact(words.say("imports." + name), value);
  }
}
