package abhaya.safecity.board;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.India;
import abhaya.base.web.DataTable;
import abhaya.base.web.DataTable.Column;
import abhaya.base.web.DataTable.Row;
import abhaya.base.web.DataTable.Text;
import abhaya.base.web.Words;
import abhaya.safecity.fund.FundLine;
import abhaya.safecity.fund.FundWords;
import abhaya.safecity.project.EntryReview;
import abhaya.safecity.project.ReviewDesk;
import abhaya.safecity.project.ReviewWords;
import abhaya.safecity.project.WorkChange;
import abhaya.safecity.project.WorkPackage;
import abhaya.safecity.project.WorkReport;
import abhaya.safecity.project.WorkWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What waits for this reader's step, money first.
final class WaitingSheet {
  private static final int SHOWN_MAX = 40;

  private final Words words;
  private final Scope scope;
  private final List<CityStanding> cities;
  private final List<WorkChange> changes;

  /// @param changes in the course of works, of all these cities
  WaitingSheet(Words words, Scope scope, List<CityStanding> cities, List<WorkChange> changes) {
    this.words = words;
    this.scope = scope;
    this.cities = List.copyOf(cities);
    this.changes = List.copyOf(changes);
  }

  DataTable table() {
    var rows = new ArrayList<Row>();
    for (var city : cities) {
      for (var line : city.book().lines())
        if (isMine(line.unit(), line.review())) rows.add(money(city, line));
    }
    for (var city : cities) {
      for (var report : city.reports())
        if (isMine(report.unit(), report.review())) rows.add(report(city, report));
    }
    for (var change : changes)
      if (isMine(change.unit(), change.review())) change(change).ifPresent(rows::add);
    return new DataTable(
        words.say("board.waiting"),
        List.of(
            Column.text(words.say("board.waiting.what"), true),
            Column.text(words.say("board.city"), true),
            Column.number(words.say("board.print.value"), true),
            Column.text(words.say("board.waiting.of"), false),
            Column.text(words.say("board.state"), false)),
        rows.stream().limit(SHOWN_MAX).toList(),
        null,
        words.say("board.waiting.none"));
  }

  private boolean isMine(UnitId unit, EntryReview review) {
    return switch (review.state()) {
      case ACCEPTED, DRAFT -> false;
      case SUBMITTED, VERIFIED, APPROVED, RETURNED ->
          !ReviewDesk.open(scope, unit, review).isEmpty();
    };
  }

  private Row money(CityStanding city, FundLine line) {
    var say = new FundWords(words);
    var code = city.city().code();
    return new Row(
        false,
        List.of(
            new DataTable.Way(
                say.kind(line.entry().kind()),
                "/safecity/" + code + "/money/lines/" + line.entry().id()),
            new Text(city.city().name(words.language().tag())),
            new DataTable.Figure(say.amount(line.entry().amount()), false),
            new Text(words.date(line.entry().on())),
            new ReviewWords(words).state(line.review())));
  }

  private Row report(CityStanding city, WorkReport report) {
    var work =
        city.works().stream()
            .filter(one -> one.handle().equals(report.packageHandle()))
            .findFirst()
            .orElseThrow();
    return new Row(
        false,
        List.of(
            new DataTable.Way(
                new WorkWords(words).title(work),
                "/safecity/" + city.city().code() + "/works/" + work.handle()),
            new Text(city.city().name(words.language().tag())),
            new DataTable.Figure(words.number(report.quantity()), false),
            new Text(words.month(report.month())),
            new ReviewWords(words).state(report.review())));
  }

  private Optional<Row> change(WorkChange change) {
    for (var city : cities)
      for (var work : city.works())
        if (work.handle().equals(change.packageHandle()))
          return Optional.of(change(city, work, change));
    return Optional.empty();
  }

  private Row change(CityStanding city, WorkPackage work, WorkChange change) {
    var say = new WorkWords(words);
    return new Row(
        false,
        List.of(
            new DataTable.Way(
                say.title(work) + ": " + say.turn(change.course()),
                "/safecity/" + city.city().code() + "/works/" + work.handle()),
            new Text(city.city().name(words.language().tag())),
            new DataTable.Nothing(),
            new Text(words.date(India.dateOf(change.movedAt()))),
            new ReviewWords(words).state(change.review())));
  }
}
