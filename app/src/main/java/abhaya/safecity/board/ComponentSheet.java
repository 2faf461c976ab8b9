package abhaya.safecity.board;

import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.DataTable.Text;
import abhaya.base.web.Words;
import abhaya.safecity.fund.FundWords;
import abhaya.safecity.fund.Rupees;
import abhaya.safecity.measure.EarnedValue;
import abhaya.safecity.measure.ScheduleCurve;
import abhaya.safecity.measure.WeightedProgress;
import abhaya.safecity.project.ComponentKind;
import abhaya.safecity.project.WorkPackage;
import abhaya.safecity.project.WorkWords;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The components of a city: what each may cost, was to have earned, has earned and has cost.
record ComponentSheet(Words words, CityStanding city, Map<ComponentKind, Long> budgets) {

  ComponentSheet {
    budgets = Map.copyOf(budgets);
  }

  DataTable table() {
    var money = new FundWords(words);
    var rows = new ArrayList<Row>();
    var budgetSum = Rupees.ZERO;
    var spentSum = Rupees.ZERO;
    for (var kind : kinds()) {
      var budget = new Rupees(budgets.getOrDefault(kind, 0L));
      var value = earned(kind);
      var paid = spent(kind);
      budgetSum = budgetSum.plus(budget);
      spentSum = spentSum.plus(paid);
      rows.add(
          new Row(
              false,
              List.of(
                  new DataTable.Way(
                      new WorkWords(words).component(kind),
                      "/safecity/" + city.city().code() + "/crore?component=" + kind.name()),
                  money.figure(budget),
                  crore(value.planned()),
                  crore(value.earned()),
                  new DataTable.Figure(money.crore(paid), paid.isMoreThan(budget)),
                  index(value.scheduleIndex().orElse(null)),
                  index(value.costIndex().orElse(null)))));
    }
    var total =
        new Row(
            false,
            List.of(
                new Text(words.say("fund.sum")),
                money.figure(budgetSum),
                new DataTable.Nothing(),
                new DataTable.Nothing(),
                money.figure(spentSum),
                new DataTable.Nothing(),
                new DataTable.Nothing()));
    return new DataTable(
        words.say("board.components"),
        List.of(
            Column.text(words.say("board.component"), true),
            column("board.budget", false),
            column("board.ev.planned", false),
            column("board.ev.earned", true),
            column("board.spent", true),
            Column.number(words.say("board.ev.scheduleIndex"), false),
            Column.number(words.say("board.ev.costIndex"), false)),
        rows,
        total,
        words.say("board.components.none"));
  }

  List<ComponentKind> kinds() {
    return budgets.keySet().stream().sorted().toList();
  }

  Rupees spent(ComponentKind kind) {
    return city.ledger().spentByComponent().getOrDefault(kind.name(), Rupees.ZERO);
  }

  List<WorkPackage> packages(ComponentKind kind) {
    return city.works().stream().filter(work -> work.place().component() == kind).toList();
  }

  /// Earned value of a component: its budget, what is proven of its packages, what was paid on it.
  EarnedValue earned(ComponentKind kind) {
    var month = city.lastMonth();
    var proven =
        new WeightedProgress(
                packages(kind).stream()
                    .map(work ->
                        new WeightedProgress.Item(
                            work.weight(), work.provenAt(month), work.target()))
                    .toList())
            .percent()
            .orElse(BigDecimal.ZERO)
            .movePointLeft(2);
    return EarnedValue.ofShares(
        new Rupees(budgets.getOrDefault(kind, 0L)).toDecimal(),
        planned(kind),
        proven,
        spent(kind).toDecimal());
  }

  private BigDecimal planned(ComponentKind kind) {
    var sum = BigDecimal.ZERO;
    var weights = BigDecimal.ZERO;
    for (var work : packages(kind)) {
      weights = weights.add(work.weight());
      if (work.target() == 0) continue;
      var due = ScheduleCurve.of(work.plans().current().curve()).plannedAt(city.lastMonth());
      var share = due.divide(BigDecimal.valueOf(work.target()), MathContext.DECIMAL64);
      sum = sum.add(work.weight().multiply(share));
    }
    return weights.signum() == 0 ? BigDecimal.ZERO : sum.divide(weights, MathContext.DECIMAL64);
  }

  private DataTable.Figure crore(BigDecimal rupees) {
    var text = words.decimal(rupees.movePointLeft(7).setScale(2, java.math.RoundingMode.HALF_UP));
    return new DataTable.Figure(text, false);
  }

  private DataTable.Cell index(@org.jspecify.annotations.Nullable BigDecimal index) {
    if (index == null) return new DataTable.Nothing();
    return new DataTable.Figure(
        words.decimal(index), index.compareTo(BigDecimal.valueOf(80, 2)) < 0);
  }

  private Column column(String key, boolean tells) {
    return new Column(words.say(key), words.say("fund.inCrore"), true, null, null, tells);
  }
}
