package abhaya.investigation.imports;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.Batch;
import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.investigation.cases.ImportOutcome.RowAnswer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Imports as tables and counts, in the reader's language.
final class ImportTables {
  private final Words words;
  private final FeedWords sentences;

  ImportTables(Words words) {
    this.words = words;
    this.sentences = new FeedWords(words);
  }

  List<Link> tabs(Scope scope, String here) {
    var tabs = new ArrayList<Link>();
    if (scope.may(Operation.IMPORT)) tabs.add(tab("import", "/import", here));
    if (scope.may(Operation.SEE_QUARANTINE)) tabs.add(tab("quarantine", "/quarantine", here));
    return tabs;
  }

  private Link tab(String name, String href, String here) {
    var text = words.say("imports.tab." + name);
    return name.equals(here) ? Link.here(text) : new Link(text, href);
  }

  DataTable history(List<Batch> batches) {
    return new DataTable(
        words.say("imports.history"),
        List.of(
            DataTable.Column.text(words.say("imports.started"), true),
            DataTable.Column.text(words.say("imports.state"), true),
            DataTable.Column.text(words.say("imports.door"), false),
            DataTable.Column.number(words.say("imports.received"), true),
            DataTable.Column.number(words.say("imports.accepted"), false),
            DataTable.Column.number(words.say("imports.unchanged"), false),
            DataTable.Column.number(words.say("imports.quarantined"), false),
            DataTable.Column.number(words.say("imports.refused"), false)),
        batches.stream().map(this::row).toList(),
        null,
        words.say("imports.history.none"));
  }

  private DataTable.Row row(Batch batch) {
    var counts = batch.counts();
    return new DataTable.Row(
        false,
        List.of(
            new DataTable.Way(words.minute(batch.startedAt()), "/import/" + batch.handle()),
            new DataTable.State(tone(batch), words.say("imports.state." + batch.state())),
            new DataTable.Text(words.say("imports.door." + batch.door())),
            figure(counts.received(), false),
            figure(counts.accepted(), false),
            figure(counts.unchanged(), false),
            figure(counts.quarantined(), false),
            figure(counts.refused(), counts.refused() > 0)));
  }

  private static Tone tone(Batch batch) {
    return switch (batch.state()) {
      case RUNNING -> Tone.YOUNG;
      case STOPPED -> Tone.LATE;
      case DONE -> batch.counts().refused() > 0 ? Tone.LATE : Tone.IN_TIME;
    };
  }

  private DataTable.Figure figure(long count, boolean alarm) {
    return new DataTable.Figure(words.number(count), alarm);
  }

  List<Headline> counts(Batch.Counts counts) {
    var of = words.say("imports.of", counts.received());
    return List.of(
        headline("received", counts.received(), "", Tone.PLAIN),
        headline("accepted", counts.accepted(), of, Tone.IN_TIME),
        headline("unchanged", counts.unchanged(), of, Tone.QUIET),
        headline("quarantined", counts.quarantined(), of, Tone.LATE),
        headline("refused", counts.refused(), of, Tone.OVERDUE));
  }

  private Headline headline(String name, long count, String under, Tone tone) {
    var calm = count == 0 ? Tone.QUIET : tone;
    return new Headline(words.say("imports." + name), words.number(count), under, calm, null);
  }

  /// Rows with the reason each waits or is refused; null where there is none.
  @Nullable DataTable rows(String caption, List<RowAnswer> rows, boolean withField) {
    if (rows.isEmpty()) return null;
    var columns = new ArrayList<DataTable.Column>();
    columns.add(DataTable.Column.text(words.say("imports.row"), true));
    columns.add(DataTable.Column.text(words.say("imports.key"), true));
    if (withField) columns.add(DataTable.Column.text(words.say("imports.field"), false));
    columns.add(DataTable.Column.text(words.say("imports.code"), false));
    columns.add(DataTable.Column.text(words.say("imports.reason"), true));
    return new DataTable(
        words.say(caption),
        columns,
        rows.stream().map(row -> row(row, withField)).toList(),
        null,
        "");
  }

  private DataTable.Row row(RowAnswer row, boolean withField) {
    var cells = new ArrayList<DataTable.Cell>();
    cells.add(new DataTable.Figure(words.number(row.row()), false));
    cells.add(text(row.key()));
    if (withField) cells.add(text(row.field()));
    cells.add(new DataTable.Text(row.code()));
    cells.add(new DataTable.Text(sentences.row(row.code(), row.field())));
    return new DataTable.Row(false, cells);
  }

  private static DataTable.Cell text(@Nullable String text) {
    return text == null ? new DataTable.Nothing() : new DataTable.Text(text);
  }
}
