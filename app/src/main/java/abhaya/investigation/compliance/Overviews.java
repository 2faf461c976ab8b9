package abhaya.investigation.compliance;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.BoundaryRegister;
import abhaya.base.jurisdiction.StateTile;
import abhaya.base.jurisdiction.Unit;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.web.Address;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Gathers what one overview shows: three windows, the units below, their last months.
@Component
class Overviews {

  static final String TOO_FEW = "too-few";
  private static final int MONTHS_OF_A_LINE = 12;
  private static final int MONTHS_YOUNG = 2;

  private final ComplianceQueries queries;
  private final Standing standing;
  private final UnitTrees trees;
  private final BoundaryRegister boundaries;
  private final TransactionTemplate reading;

  Overviews(
      ComplianceQueries queries,
      Standing standing,
      UnitTrees trees,
      BoundaryRegister boundaries,
      PlatformTransactionManager manager) {
    this.queries = queries;
    this.standing = standing;
    this.trees = trees;
    this.boundaries = boundaries;
    this.reading = new TransactionTemplate(manager);
    this.reading.setReadOnly(true);
  }

  String codeOf(Unit unit) {
    return standing.codeOf(unit);
  }

  /// The overview of a unit under the filters of another page.
  String address(Address filters, Unit unit) {
    var to = Address.of(CompliancePage.PATH + codeOf(unit));
    for (var entry : filters.without("export").entries()) {
      to = to.with(entry.getKey(), entry.getValue());
    }
    return to.toString();
  }

  /// The imported outlines of the units below; null where there are none. Stations have areas too,
  /// but a map of them would say where a single case lies.
  OverviewSheet.@Nullable Shapes shapes(Ask ask) {
    var kind = ask.unit().kind();
    if (kind != UnitKind.NATION && kind != UnitKind.STATE && kind != UnitKind.RANGE) return null;
    var today = trees.today();
    if (!today.has(ask.unit().id())) return null;
    var below = today.children(ask.unit().id()).stream().map(Unit::id).toList();
    var credits = boundaries.credits(below);
    if (credits.isEmpty()) return null;
    var href = OutlinesDoor.PATH + today.pathCode(ask.unit().id());
    return new OverviewSheet.Shapes(href, String.join(", ", credits));
  }

  OverviewFigures figures(Scope scope, Visit visit, Ask ask, OverviewFigures.Lens lens) {
    var rolled = lens == OverviewFigures.Lens.ROLLING;
    var counted = Objects.requireNonNull(reading.execute(status -> counted(scope, ask, rolled)));
    var picture = counted.picture();
    var other = counted.other();
    var series = counted.series();
    var since = rolled ? other : picture;
    var withheld = withheld(scope, ask, picture);
    var below = standing.below(ask, picture.children().keySet());
    var tiles = tiles();
    var children = new ArrayList<OverviewFigures.Child>();
    for (var one : below) {
      children.add(
          child(
              scope,
              visit,
              one,
              picture,
              series.getOrDefault(one.unit().id(), new TreeMap<>()),
              withheld,
              tiles.get(one.unit().id())));
    }
    return new OverviewFigures(
        ask.asOf(),
        ask.window(),
        lens,
        picture.total(),
        since.total(),
        rolled ? picture.total() : other.total(),
        months(since.months()),
        children,
        kind(below),
        standing.waiting(ask),
        standing.dataUpTo(ask, below),
        standing.isSilent(ask));
  }

  /// @param other the unit in the other window
  private record Counted(
      Picture picture, Picture other, Map<UnitId, SortedMap<LocalDate, Figures>> series) {}

  private Counted counted(Scope scope, Ask ask, boolean rolled) {
    var day = ask.asOf().day();
    var other = ask.with(rolled ? Window.cumulative(day) : Window.rolling(day));
    return new Counted(
        queries.picture(scope, ask), queries.alone(scope, other), series(scope, ask));
  }

  /// The last twelve months of record of which every case is mature.
  private Map<UnitId, SortedMap<LocalDate, Figures>> series(Scope scope, Ask ask) {
    if (ask.unit().kind() == UnitKind.STATION || queries.isShielded(scope, ask)) return Map.of();
    var last = YearMonth.from(ask.asOf().day()).minusMonths(MONTHS_YOUNG + 1);
    var first = last.minusMonths(MONTHS_OF_A_LINE - 1);
    return queries.series(scope, ask.with(new Window(first.atDay(1), last.atEndOfMonth())));
  }

  /// The children whose row would point at somebody; a unit of which this is true is not shown.
  private Set<UnitId> withheld(Scope scope, Ask ask, Picture picture) {
    if (!queries.isShielded(scope, ask)) return Set.of();
    var whole = queries.picture(scope, ask.with(ask.filter().withoutAge()));
    var ids = new ArrayList<>(whole.children().keySet());
    var filtered = new ArrayList<>(List.of(picture.total()));
    var unfiltered = new ArrayList<>(List.of(whole.total()));
    for (var id : ids) {
      filtered.add(picture.children().getOrDefault(id, Figures.NONE));
      unfiltered.add(whole.children().getOrDefault(id, Figures.NONE));
    }
    var rows = ShownFigures.shielded(filtered, unfiltered);
    if (!rows.getFirst().isWhole()) {
      throw Refused.field("age", TOO_FEW, "compliance.fault.too-few");
    }
    var hidden = new HashSet<UnitId>();
    for (int i = 0; i < ids.size(); i++) if (!rows.get(i + 1).isWhole()) hidden.add(ids.get(i));
    return hidden;
  }

  private OverviewFigures.Child child(
      Scope scope,
      Visit visit,
      Standing.Below below,
      Picture picture,
      SortedMap<LocalDate, Figures> months,
      Set<UnitId> withheld,
      @Nullable StateTile tile) {
    var unit = below.unit();
    return new OverviewFigures.Child(
        below.code(),
        unit.name(visit.words().language().tag()),
        href(scope, visit, below),
        tile == null ? null : new OverviewFigures.Tile(tile.letters(), tile.row(), tile.column()),
        picture.children().getOrDefault(unit.id(), Figures.NONE),
        months(months),
        below.dataUpTo(),
        below.silent(),
        withheld.contains(unit.id()));
  }

  /// To the next level; from a station on to its cases, for those who may see them.
  private @Nullable String href(Scope scope, Visit visit, Standing.Below below) {
    var unit = below.unit();
    if (!scope.mayOn(Operation.SEE_COUNTS, unit.id())) return null;
    if (unit.kind() == UnitKind.STATION && scope.may(Operation.SEE_CASE_LIST)) {
      return "/cases?unit=" + below.code();
    }
    return address(Address.of(visit.address()), unit);
  }

  private Map<UnitId, StateTile> tiles() {
    var tiles = new java.util.HashMap<UnitId, StateTile>();
    for (var tile : trees.tiles()) tiles.put(tile.unit(), tile);
    return tiles;
  }

  private static List<OverviewFigures.Month> months(SortedMap<LocalDate, Figures> months) {
    return months.entrySet().stream()
        .map(one -> new OverviewFigures.Month(YearMonth.from(one.getKey()), one.getValue()))
        .toList();
  }

  private static OverviewFigures.ChildKind kind(List<Standing.Below> below) {
    if (below.isEmpty()) return OverviewFigures.ChildKind.STATION;
    return switch (below.getFirst().unit().kind()) {
      case NATION, STATE -> OverviewFigures.ChildKind.STATE;
      case RANGE -> OverviewFigures.ChildKind.RANGE;
      case DISTRICT -> OverviewFigures.ChildKind.DISTRICT;
      case SUBDIVISION -> OverviewFigures.ChildKind.SUBDIVISION;
      case STATION -> OverviewFigures.ChildKind.STATION;
    };
  }
}
