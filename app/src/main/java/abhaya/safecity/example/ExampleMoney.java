package abhaya.safecity.example;

import abhaya.safecity.fund.EntryKind;
import abhaya.safecity.fund.FinancialYear;
import abhaya.safecity.fund.Ledger;
import abhaya.safecity.fund.LedgerEntry;
import abhaya.safecity.fund.PublishedFigure;
import abhaya.safecity.fund.Rupees;
import abhaya.safecity.fund.SharingRatio;
import abhaya.safecity.project.ComponentKind;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The ledger of one city: printed sanction and releases, invented State shares and payments. For
/// Ahmedabad also what the auditors printed of spending and of who holds the rest.
record ExampleMoney(
    ExampleCity city, ExamplePrints prints, List<String> components, LocalDate today) {
  static final String AGENCY = "Single nodal agency";
  static final String STATE_FINANCE = "Gujarat State Financial Services";
  private static final String AUDIT =
      "https://www.newindianexpress.com/nation/2024/Aug/28/cag-audit-uncovers-underutilisation-of-nirbhaya-fund-in-gujarat";
  private static final List<String> YEARS = List.of("2018-19", "2019-20", "2020-21");
  private static final YearMonth FIRST_PAID = YearMonth.of(2019, Month.JULY);
  private static final int DAYS_OF_THE_STATE = 35;

  /// @param source where it was printed; empty for what is invented
  record Line(LedgerEntry entry, String source) {}

  SharingRatio ratio() {
    return city.isPaidByTheCentreAlone() ? SharingRatio.DELHI : SharingRatio.STATES;
  }

  List<Line> lines() {
    var lines = new ArrayList<Line>();
    var cost = prints.table("T3").get(city.code(), "base_cost", "");
    lines.add(
        printed(
            EntryKind.SANCTION,
            cost,
            LocalDate.of(2018, Month.NOVEMBER, 1),
            LedgerEntry.Details.order("WS/SCP/" + city.code() + "/1", 0)));
    releases(lines);
    if (city.code().equals(ExampleCity.AHMEDABAD)) ofAhmedabad(lines);
    else invented(lines);
    return lines;
  }

  private static Line printed(
      EntryKind kind, PublishedFigure figure, LocalDate on, LedgerEntry.Details details) {
    return new Line(
        new LedgerEntry("", kind, figure.rupees(), on, AGENCY, details), figure.source());
  }

  private static Line line(
      EntryKind kind, Rupees amount, LocalDate on, LedgerEntry.Details details) {
    return new Line(new LedgerEntry("", kind, amount, on, AGENCY, details), "");
  }

  private void releases(List<Line> lines) {
    var instalment = 0;
    for (var label : YEARS) {
      var figure = prints.table("T2").get(city.code(), "released", label);
      if (figure.rupees().isZero()) continue;
      var year = FinancialYear.read(label).orElseThrow();
      var on = year.lastDay().minusDays(45);
      var order = "WS/SCP/" + city.code() + "/R" + ++instalment;
      lines.add(
          printed(
              EntryKind.CENTRE_RELEASE, figure, on, LedgerEntry.Details.order(order, instalment)));
      if (!city.isPaidByTheCentreAlone()) stateShare(lines, figure.rupees(), on, instalment);
    }
  }

  private void stateShare(List<Line> lines, Rupees ofCentre, LocalDate on, int instalment) {
    if (city.code().equals(ExampleCity.AHMEDABAD)) return;
    var due = ratio().stateBeside(ofCentre).times(city.stateGives(), 100);
    lines.add(
        line(
            EntryKind.STATE_RELEASE,
            due,
            on.plusDays(DAYS_OF_THE_STATE),
            LedgerEntry.Details.order("HOME/SCP/" + instalment, instalment)));
  }

  /// 220.11 released by both, 76.36 used, 25.00 and 118.75 lying elsewhere, interest 3.21.
  private void ofAhmedabad(List<Line> lines) {
    var on = LocalDate.of(2021, Month.MARCH, 30);
    lines.add(
        audited(EntryKind.STATE_RELEASE, "88.05", on, LedgerEntry.Details.order("HOME/SCP/1", 1)));
    var spent = Rupees.ofCrore("76.36");
    var left = spent;
    for (var i = 0; i < components.size(); i++) {
      var part = i == components.size() - 1 ? left : spent.times(1, components.size());
      left = left.minus(part);
      lines.add(
          new Line(
              new LedgerEntry(
                  "",
                  EntryKind.EXPENDITURE,
                  part,
                  LocalDate.of(2022, Month.MARCH, 15).plusMonths(2L * i),
                  AGENCY,
                  LedgerEntry.Details.component(components.get(i))),
              AUDIT));
    }
    var moved = LocalDate.of(2021, Month.OCTOBER, 1);
    lines.add(
        audited(
            EntryKind.MOVED,
            "25.00",
            moved,
            LedgerEntry.Details.movedTo(city.corporation(), "AMC-SCP-01")));
    lines.add(
        audited(
            EntryKind.MOVED,
            "118.75",
            moved,
            LedgerEntry.Details.movedTo(STATE_FINANCE, "GSFS-PH-7")));
    lines.add(
        audited(
            EntryKind.INTEREST,
            "3.21",
            LocalDate.of(2022, Month.MARCH, 31),
            LedgerEntry.Details.NONE));
  }

  private static Line audited(
      EntryKind kind, String crore, LocalDate on, LedgerEntry.Details details) {
    return new Line(new LedgerEntry("", kind, Rupees.ofCrore(crore), on, AGENCY, details), AUDIT);
  }

  /// Quarterly payments that never run ahead of what was released.
  private void invented(List<Line> lines) {
    var released = new Ledger(lines.stream().map(Line::entry).toList());
    var whole = released.released().times(city.used(), 100);
    var curve = new Curve(FIRST_PAID, YearMonth.from(today).minusMonths(1));
    var paid = Rupees.ZERO;
    var paidFor = new HashMap<String, Long>();
    for (var month = FIRST_PAID;
        month.atEndOfMonth().isBefore(today);
        month = month.plusMonths(3)) {
      var wanted = whole.times(Math.round(curve.at(month) * 10_000), 10_000);
      var can = released.upTo(month.atDay(20)).released().times(95, 100);
      var upTo = wanted.isMoreThan(can) ? can : wanted;
      var amount = wholeLakhs(upTo.minus(paid));
      if (amount.isZero() || amount.isNegative()) continue;
      paid = paid.plus(amount);
      var component = furthestBehind(paidFor);
      paidFor.merge(component, amount.paise(), Long::sum);
      lines.add(
          line(
              EntryKind.EXPENDITURE,
              amount,
              month.atDay(20),
              LedgerEntry.Details.component(component)));
    }
    around(lines, released.released().minus(paid));
  }

  /// The component that got least beside its share of the cost.
  private String furthestBehind(Map<String, Long> paidFor) {
    return components.stream()
        .min(
            Comparator.comparingDouble(name ->
                (double) paidFor.getOrDefault(name, 0L)
                    / ExampleWorks.share(ComponentKind.valueOf(name))))
        .orElseThrow();
  }

  /// Contracts, interest and money moved to the corporation, as parts of what is left today.
  private void around(List<Line> lines, Rupees left) {
    lines.add(
        line(
            EntryKind.COMMITMENT,
            wholeLakhs(left.times(45, 100)),
            today.minusMonths(7),
            LedgerEntry.Details.contract("SCP-" + city.code() + "-2025-11")));
    lines.add(
        line(
            EntryKind.MOVED,
            wholeLakhs(left.times(20, 100)),
            today.minusMonths(9),
            LedgerEntry.Details.movedTo(city.corporation(), city.code() + "-SCP-02")));
    var interest = wholeLakhs(left.times(3, 100));
    var on = FinancialYear.of(today).previous().lastDay();
    lines.add(line(EntryKind.INTEREST, interest, on, LedgerEntry.Details.NONE));
    if (city.lgd() % 2 == 0)
      lines.add(
          line(
              EntryKind.INTEREST_RETURNED,
              ratio().centreShare(interest),
              on.plusMonths(2),
              LedgerEntry.Details.order("CFI/" + city.code(), 0)));
  }

  private static Rupees wholeLakhs(Rupees amount) {
    return Rupees.ofLakh(amount.inLakh(0));
  }
}
