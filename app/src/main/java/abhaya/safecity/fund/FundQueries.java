package abhaya.safecity.fund;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.safecity.project.EntryReview;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Money for pages. Which rows exist for the reader the database decides.
@Repository
@Transactional(readOnly = true)
public class FundQueries {
  private final JdbcClient jdbc;

  FundQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The books of the reader's cities, by code.
  public Map<String, FundBook> books(Scope scope) {
    var books = new HashMap<String, FundBook>();
    var lines = lines();
    for (var account : accounts()) {
      var city = account.city();
      books.put(
          city,
          new FundBook(
              account,
              lines.getOrDefault(city, List.of()),
              holdings(city),
              ownBooks(city),
              given(city),
              transfers(city)));
    }
    return books;
  }

  public Optional<FundBook> find(Scope scope, String city) {
    return Optional.ofNullable(books(scope).get(city));
  }

  /// A printed table as it was loaded.
  public PublishedTable print(Scope scope, String print) {
    return new PublishedTable(
        jdbc.sql("select * from fund.published where print = :print order by row_no")
            .param("print", print)
            .query((row, number) ->
                new PublishedFigure(
                    row.getString("place"),
                    row.getString("measure"),
                    row.getString("period"),
                    row.getBigDecimal("value"),
                    PublishedFigure.Unit.valueOf(row.getString("counts")),
                    day(row, "as_of"),
                    row.getString("source"),
                    row.getString("note")))
            .list());
  }

  private List<CityAccount> accounts() {
    return jdbc.sql("select * from fund.account order by city")
        .query((row, number) ->
            new CityAccount(
                row.getString("city"),
                new UnitId(row.getInt("unit_id")),
                new FundRules(
                    new SharingRatio(row.getInt("centre"), 100 - row.getInt("centre")),
                    FundRules.Mode.valueOf(row.getString("mode"))),
                row.getString("scheme"),
                row.getString("grantee")))
        .list();
  }

  private Map<String, List<FundLine>> lines() {
    var acts = acts();
    var lines = new HashMap<String, List<FundLine>>();
    jdbc.sql(
            """
            select e.*, e.handle::text as code, e.replaces::text as replaced
              from fund.entry e
             order by e.city, e.on_day, e.id
             limit 20000
            """)
        .query((row, number) ->
            lines
                .computeIfAbsent(row.getString("city"), _ -> new ArrayList<>())
                .add(line(row, acts.getOrDefault(row.getLong("id"), List.of()))))
        .list();
    return lines;
  }

  private static FundLine line(ResultSet row, List<EntryReview.Act> acts) throws SQLException {
    var details =
        new LedgerEntry.Details(
            row.getString("component"),
            row.getString("contract"),
            row.getString("to_holder"),
            row.getString("account"),
            row.getString("order_no"),
            row.getInt("instalment"),
            row.getString("replaced"));
    var entry =
        new LedgerEntry(
            row.getString("code"),
            EntryKind.valueOf(row.getString("kind")),
            new Rupees(row.getLong("amount_paise")),
            day(row, "on_day"),
            row.getString("holder"),
            details);
    var paper =
        new FundLine.Paper(
            row.getString("reason"),
            row.getString("source"),
            List.of((String[]) row.getArray("warnings").getArray()),
            row.getObject("entered_at", OffsetDateTime.class).toInstant());
    return new FundLine(
        row.getString("city"),
        new UnitId(row.getInt("unit_id")),
        entry,
        new EntryReview(acts),
        paper);
  }

  private Map<Long, List<EntryReview.Act>> acts() {
    var acts = new HashMap<Long, List<EntryReview.Act>>();
    jdbc.sql("select entry, move, person, office, remark from fund.act order by entry, number")
        .query((row, number) ->
            acts.computeIfAbsent(row.getLong("entry"), _ -> new ArrayList<>())
                .add(
                    new EntryReview.Act(
                        EntryReview.Move.valueOf(row.getString("move")),
                        row.getString("person"),
                        EntryReview.Office.valueOf(row.getString("office")),
                        row.getString("remark"))))
        .list();
    return acts;
  }

  private Map<String, CertificateBook.Account> holdings(String city) {
    var holdings = new HashMap<String, CertificateBook.Account>();
    jdbc.sql("select holder, number, since_on from fund.holding where city = :city")
        .param("city", city)
        .query((row, number) ->
            Optional.ofNullable(
                holdings.put(
                    row.getString("holder"),
                    new CertificateBook.Account(row.getString("number"), day(row, "since_on")))))
        .list();
    return holdings;
  }

  private Map<FinancialYear, FundBook.Books> ownBooks(String city) {
    var books = new HashMap<FinancialYear, FundBook.Books>();
    jdbc.sql("select * from fund.books where city = :city order by first_year, version")
        .param("city", city)
        .query((row, number) ->
            Optional.ofNullable(
                books.put(new FinancialYear(row.getInt("first_year")), ownBooks(row))))
        .list();
    return books;
  }

  private static FundBook.Books ownBooks(ResultSet row) throws SQLException {
    return new FundBook.Books(
        new CertificateA.Position(money(row, "opening_cash"), money(row, "opening_advances")),
        new CertificateA.Heads(money(row, "general"), money(row, "salary"), money(row, "capital")),
        new CertificateA.Position(money(row, "closing_cash"), money(row, "closing_advances")));
  }

  private List<FundBook.Given> given(String city) {
    return jdbc.sql("select * from fund.certificate where city = :city order by first_year, form")
        .param("city", city)
        .query((row, number) ->
            new FundBook.Given(
                new FinancialYear(row.getInt("first_year")),
                row.getString("form"),
                money(row, "closing"),
                day(row, "given_on"),
                row.getString("source")))
        .list();
  }

  private List<FundRules.Transfer> transfers(String city) {
    return jdbc.sql("select * from fund.transfer where city = :city order by number")
        .param("city", city)
        .query((row, number) ->
            new FundRules.Transfer(
                row.getBoolean("of_centre"),
                day(row, "released_on"),
                row.getObject("received_on", LocalDate.class)))
        .list();
  }

  private static Rupees money(ResultSet row, String column) throws SQLException {
    return new Rupees(row.getLong(column));
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
