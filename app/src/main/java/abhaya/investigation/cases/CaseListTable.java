package abhaya.investigation.cases;

import abhaya.base.access.Operation;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.ListColumn;
import abhaya.base.web.ListColumn.Order;
import abhaya.base.web.ListShape;
import abhaya.base.web.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The columns of a list of cases, for the page and for a file. What the reader may not see is no
/// column of hers, so she can neither show it nor take it.
final class CaseListTable {
  private static final String USUAL = "state";

  private final Scope scope;
  private final CaseWords say;
  private final Words words;
  private final LocalDate today;
  private final ListShape<CaseLine> shape;

  CaseListTable(Scope scope, CaseWords say, Address address, LocalDate today) {
    this.scope = scope;
    this.say = say;
    this.words = say.words();
    this.today = today;
    this.shape = ListShape.read(address, all(), USUAL);
  }

  CaseListAsk.Way way(int size, Set<String> only) {
    return new CaseListAsk.Way(shape.sort(), shape.isTurned(), size, only);
  }

  ListShape<CaseLine> shape() {
    return shape;
  }

  /// @param picks rows can be chosen
  DataTable page(List<CaseLine> lines, CaseListAsk.State state, boolean picks) {
    var rows =
        lines.stream().map(line -> picks ? row(line).picked(line.handle()) : row(line)).toList();
    var none = "cases.list.none." + CaseListPage.name(state);
    return new DataTable(
        words.say("cases.list.title"),
        shape.heads(words),
        rows,
        null,
        words.say(words.has(none) ? none : "cases.list.none"));
  }

  private DataTable.Row row(CaseLine line) {
    return shape.row(line, false);
  }

  private List<ListColumn<CaseLine>> all() {
    var columns = new ArrayList<ListColumn<CaseLine>>();
    columns.add(
        ListColumn.<CaseLine>text(
                "fir", words.say("cases.list.fir"), this::fir, CaseLine::firNumber)
            .telling()
            .in(Order.RISING));
    columns.add(
        ListColumn.<CaseLine>text(
                "state", words.say("cases.list.state"), this::state, this::standing)
            .telling());
    columns.add(day("lastDay", "cases.list.lastDay", CaseLine::dueOn).telling());
    columns.add(day("recorded", "cases.list.recorded", CaseLine::recordedOn));
    columns.add(text("group", "cases.list.group", line -> CaseWords.sections(line.citations())));
    columns.add(text("waits", "cases.list.waits", this::waits).in(Order.RISING));
    if (!isStation()) {
      columns.add(text("station", "cases.list.station", line -> say.unit(line.station())));
    }
    if (scope.role() != Role.IO) {
      columns.add(
          text(
                  "officer",
                  "cases.list.officer",
                  line -> Optional.ofNullable(line.officer()).orElse(Words.NONE))
              .in(Order.RISING));
    }
    if (scope.may(Operation.SEE_VICTIM_CODE)) {
      columns.add(text("code", "cases.list.code", line -> String.join(", ", line.victimCodes())));
    }
    columns.add(day("reported", "cases.list.reported", CaseLine::reportedOn).spare());
    columns.add(text("report", "cases.list.report", this::report).spare());
    columns.add(
        ListColumn.<CaseLine>number(
                "days",
                words.say("cases.list.days"),
                line -> new DataTable.Figure(Long.toString(days(line)), false),
                this::days)
            .in(Order.NONE)
            .spare());
    return columns;
  }

  private ListColumn<CaseLine> text(String key, String head, Function<CaseLine, String> of) {
    return ListColumn.text(key, words.say(head), line -> new DataTable.Text(of.apply(line)), of);
  }

  private ListColumn<CaseLine> day(
      String key, String head, Function<CaseLine, @Nullable LocalDate> of) {
    return ListColumn.<CaseLine>text(
            key, words.say(head), line -> new DataTable.Text(say.date(of.apply(line))), of)
        .in(Order.RISING);
  }

  private DataTable.Cell fir(CaseLine line) {
    var text = words.say("cases.fir", line.firNumber());
    return scope.may(Operation.SEE_CASE)
        ? new DataTable.Way(text, "/cases/" + line.handle())
        : new DataTable.Text(text);
  }

  private DataTable.Cell state(CaseLine line) {
    return new DataTable.State(say.tone(line.dueOn(), line.reportedOn(), today), standing(line));
  }

  private String standing(CaseLine line) {
    return say.standing(line.dueOn(), line.reportedOn(), today);
  }

  private String waits(CaseLine line) {
    var code = line.delayCode();
    return code == null || line.reportedOn() != null ? "" : say.code("cases.delay.", code);
  }

  private String report(CaseLine line) {
    var kind = line.reportKind();
    return kind == null ? "" : say.code("cases.report.", kind);
  }

  /// From the recording to the report, or to today.
  private long days(CaseLine line) {
    var until = Optional.ofNullable(line.reportedOn()).orElse(today);
    return ChronoUnit.DAYS.between(line.recordedOn(), until);
  }

  /// All the cases of a station officer are of one station.
  private boolean isStation() {
    return scope.role() == Role.IO || scope.role() == Role.SHO;
  }
}
