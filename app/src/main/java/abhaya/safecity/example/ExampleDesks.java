package abhaya.safecity.example;

import abhaya.base.jurisdiction.UnitId;
import abhaya.safecity.fund.EntryKind;
import abhaya.safecity.fund.FundLine;
import abhaya.safecity.fund.FundStore;
import abhaya.safecity.fund.LedgerEntry;
import abhaya.safecity.fund.Rupees;
import abhaya.safecity.project.EntryReview;
import abhaya.safecity.project.EntryReview.Act;
import abhaya.safecity.project.EntryReview.Move;
import abhaya.safecity.project.EntryReview.Office;
import abhaya.safecity.project.WorkReport;
import abhaya.safecity.project.WorkStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/// Leads the entries of the demonstration over the four desks, each with another hand.
final class ExampleDesks {
  /// Over all desks: it counts.
  static final int ALL = 4;

  private static final List<Act> WAY =
      List.of(
          new Act(Move.SUBMIT, "demo-entry", Office.FIELD, ""),
          new Act(Move.VERIFY, "demo-city", Office.CITY, ""),
          new Act(Move.APPROVE, "demo-state", Office.STATE, ""),
          new Act(Move.ACCEPT, "demo-ministry", Office.MINISTRY, ""));

  private static final Act RETURNED =
      new Act(Move.RETURN, "demo-city", Office.CITY, "Voucher number is missing");

  private final WorkStore works;
  private final FundStore funds;
  private final String city;
  private final UnitId unit;
  private int turn;

  ExampleDesks(WorkStore works, FundStore funds, String city, UnitId unit) {
    this.works = works;
    this.funds = funds;
    this.city = city;
    this.unit = unit;
  }

  /// At one desk after the other, so that each has something to do.
  int next() {
    return 1 + turn++ % ALL;
  }

  void report(String packageHandle, YearMonth month, long quantity, Instant at, int desks) {
    var report =
        new WorkReport(
            "",
            packageHandle,
            unit,
            month,
            1,
            quantity,
            List.of(),
            "",
            "",
            EntryReview.draft(),
            at);
    var handle = works.insertReport(report, city, 0);
    for (var done = 1; done <= desks; done++) {
      works.insertAct(handle, unit, new EntryReview(WAY.subList(0, done)), -done, at);
    }
  }

  void line(ExampleMoney.Line line, int desks) {
    var at = line.entry().on().plusDays(9).atStartOfDay().toInstant(ZoneOffset.UTC);
    var handle = insert(line, at);
    for (var done = 1; done <= desks; done++) {
      funds.insertAct(handle, unit, new EntryReview(WAY.subList(0, done)), -done, at);
    }
  }

  private String insert(ExampleMoney.Line line, Instant at) {
    var paper = new FundLine.Paper("", line.source(), List.of(), at);
    return funds.insert(new FundLine(city, unit, line.entry(), EntryReview.draft(), paper), 0);
  }

  /// One line at each desk, and one that was sent back.
  void waitingLines(List<String> components, LocalDate today) {
    for (var desk = 1; desk <= 3; desk++) {
      line(payment("0." + (41 + 13 * desk), components, today, desk), desk);
    }
    var handle =
        insert(
            payment("0.37", components, today, 4), today.atStartOfDay().toInstant(ZoneOffset.UTC));
    var at = today.atStartOfDay().toInstant(ZoneOffset.UTC);
    funds.insertAct(handle, unit, new EntryReview(WAY.subList(0, 1)), -1, at);
    funds.insertAct(handle, unit, new EntryReview(List.of(WAY.getFirst(), RETURNED)), -2, at);
  }

  private static ExampleMoney.Line payment(
      String crore, List<String> components, LocalDate today, int place) {
    var component = components.get(place % components.size());
    return new ExampleMoney.Line(
        new LedgerEntry(
            "",
            EntryKind.EXPENDITURE,
            Rupees.ofCrore(new BigDecimal(crore)),
            today.minusDays(12L + place),
            ExampleMoney.AGENCY,
            LedgerEntry.Details.component(component)),
        "");
  }
}
