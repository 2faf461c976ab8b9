package abhaya.investigation.compliance;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.investigation.clock.DutyBook;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Counts and rates of a unit, for anybody's own system to ask.
@RestController
class SummaryDoor {

  private final AskReader reader;
  private final ComplianceQueries queries;
  private final Standing standing;
  private final DutyBook book;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;

  SummaryDoor(
      AskReader reader,
      ComplianceQueries queries,
      Standing standing,
      DutyBook book,
      TrailRegister trail,
      TransactionTemplate transactions) {
    this.reader = reader;
    this.queries = queries;
    this.standing = standing;
    this.book = book;
    this.trail = trail;
    this.transactions = transactions;
  }

  @GetMapping("/api/v1/investigation/summary")
  @Parameter(name = "unit", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "asOf", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "from", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "to", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "act", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "group", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "kind", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "basis", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "age", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "children", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  @Parameter(name = "by", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
  ResponseEntity<Summary> summary(
      Scope scope, @Parameter(hidden = true) @RequestParam Map<String, String> typed) {
    var ask = reader.read(scope, typed);
    var withChildren = AskReader.flag(typed, "children");
    var byMonth = AskReader.choice(typed, "by", "month") != null;
    var shield = queries.isShielded(scope, ask);
    var parts = EnumSet.noneOf(Picture.Part.class);
    if (withChildren) parts.add(Picture.Part.CHILDREN);
    if (byMonth) parts.add(Picture.Part.MONTHS);
    if (!shield) parts.add(Picture.Part.RETURNED);
    var answer =
        Objects.requireNonNull(transactions.execute(status -> onRecord(scope, ask, parts, shield)));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(summary(answer, withChildren, byMonth));
  }

  /// The figures and the entry that somebody saw them: one transaction, and one look at the data.
  private Answer onRecord(Scope scope, Ask ask, Set<Picture.Part> parts, boolean shield) {
    var picture = queries.picture(scope, ask, parts);
    var plain = ask.with(ask.filter().withoutAge());
    var whole = shield ? queries.picture(scope, plain, parts) : picture;
    trail.record(
        scope,
        TrailAct.allowed("VIEW", "OVERVIEW", standing.codeOf(ask.unit()))
            .with("asOf", ask.asOf().day().toString()));
    return new Answer(ask, picture, whole, shield);
  }

  private record Answer(Ask ask, Picture picture, Picture whole, boolean shield) {

    List<ShownFigures> rows(List<Figures> filtered, List<Figures> unfiltered) {
      if (!shield) return filtered.stream().map(ShownFigures::whole).toList();
      return ShownFigures.shielded(filtered, unfiltered);
    }
  }

  private Summary summary(Answer answer, boolean withChildren, boolean byMonth) {
    var ask = answer.ask();
    var below = standing.below(ask, answer.picture().children().keySet());
    var rows = children(answer, withChildren ? below : List.of());
    var here = rows.getFirst();
    return new Summary(
        standing.codeOf(ask.unit()),
        ask.unit().id().value(),
        ask.unit().nameEn(),
        ask.asOf().day(),
        ask.window().from(),
        ask.window().to(),
        standing.dataUpTo(ask, below),
        RuleVersion.of(book),
        here.counts(),
        here.rates(),
        here.ageing(),
        standing.waiting(ask),
        answer.shield() ? null : answer.picture().returned(),
        withChildren ? children(below, rows) : null,
        byMonth ? months(answer) : null);
  }

  /// The unit's own row, then one a child.
  private static List<ShownFigures> children(Answer answer, List<Standing.Below> below) {
    var filtered = new ArrayList<>(List.of(answer.picture().total()));
    var unfiltered = new ArrayList<>(List.of(answer.whole().total()));
    for (var child : below) {
      filtered.add(of(answer.picture(), child.unit().id()));
      unfiltered.add(of(answer.whole(), child.unit().id()));
    }
    return answer.rows(filtered, unfiltered);
  }

  private static Figures of(Picture picture, UnitId unit) {
    return picture.children().getOrDefault(unit, Figures.NONE);
  }

  private static List<Summary.Child> children(List<Standing.Below> below, List<ShownFigures> rows) {
    var children = new ArrayList<Summary.Child>();
    for (int i = 0; i < below.size(); i++) {
      var child = below.get(i);
      var shown = rows.get(i + 1);
      children.add(
          new Summary.Child(
              child.code(),
              child.unit().id().value(),
              child.unit().nameEn(),
              shown.counts(),
              shown.rates(),
              child.dataUpTo(),
              child.silent()));
    }
    return children;
  }

  private static List<Summary.Month> months(Answer answer) {
    var keys = new ArrayList<LocalDate>(answer.whole().months().keySet());
    var filtered = new ArrayList<>(List.of(answer.picture().total()));
    var unfiltered = new ArrayList<>(List.of(answer.whole().total()));
    for (var month : keys) {
      filtered.add(answer.picture().months().getOrDefault(month, Figures.NONE));
      unfiltered.add(answer.whole().months().getOrDefault(month, Figures.NONE));
    }
    var rows = answer.rows(filtered, unfiltered);
    var months = new ArrayList<Summary.Month>();
    for (int i = 0; i < keys.size(); i++) {
      var shown = rows.get(i + 1);
      var name = YearMonth.from(keys.get(i)).toString();
      months.add(new Summary.Month(name, shown.counts(), shown.rates()));
    }
    return months;
  }
}
