package abhaya.safecity.fund;

import abhaya.base.jurisdiction.UnitId;
import abhaya.safecity.project.EntryReview;
import abhaya.safecity.project.ReviewDesk;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL that writes money. The caller brings transaction and context.
@Repository
public class FundStore {
  private final JdbcClient jdbc;

  FundStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void insert(CityAccount account) {
    jdbc.sql(
            """
            insert into fund.account (city, unit_id, centre, mode, scheme, grantee)
            values (:city, :unit, :centre, :mode, :scheme, :grantee)
            on conflict do nothing
            """)
        .param("city", account.city())
        .param("unit", account.unit().value())
        .param("centre", account.rules().ratio().centre())
        .param("mode", account.rules().mode().name())
        .param("scheme", account.scheme())
        .param("grantee", account.grantee())
        .update();
  }

  /// One writer a city: two lines cannot both spend the last rupee.
  void lock(String city) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('fund:' || :city))")
        .param("city", city)
        .query((row, number) -> 1)
        .single();
  }

  /// Adds a line without any act; the line's own id is not used.
  ///
  /// @return its handle
  public String insert(FundLine line, long by) {
    var entry = line.entry();
    var details = entry.details();
    return jdbc.sql(
            """
            insert into fund.entry (city, unit_id, kind, amount_paise, on_day, holder, component,
                                    contract, to_holder, account, order_no, instalment, replaces,
                                    reason, source, warnings, entered_by, entered_at)
            values (:city, :unit, :kind, :paise, :on, :holder, :component, :contract, :toHolder,
                    :account, :order, :instalment, :replaces, :reason, :source, :warnings, :by, :at)
            returning handle
            """)
        .param("city", line.city())
        .param("unit", line.unit().value())
        .param("kind", entry.kind().name())
        .param("paise", entry.amount().paise())
        .param("on", entry.on())
        .param("holder", entry.holder())
        .param("component", details.component())
        .param("contract", details.contract())
        .param("toHolder", details.toHolder())
        .param("account", details.account())
        .param("order", details.order())
        .param("instalment", details.instalment())
        .param("replaces", uuid(details.replaces()))
        .param("reason", line.paper().reason())
        .param("source", line.paper().source())
        .param("warnings", line.paper().warnings().toArray(String[]::new))
        .param("by", by)
        .param("at", line.paper().enteredAt().atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single()
        .toString();
  }

  private static @Nullable UUID uuid(@Nullable String handle) {
    return handle == null ? null : UUID.fromString(handle);
  }

  /// The last act of a review.
  public void insertAct(String entry, UnitId unit, EntryReview after, long person, Instant at) {
    var act = after.acts().getLast();
    var returned = act.move() == EntryReview.Move.RETURN ? 1 : 0;
    jdbc.sql(
            """
            insert into fund.act (entry, number, round, unit_id, move, office, person_id, person,
                                  remark, acted_at)
            select e.id, :number, :round, :unit, :move, :office, :personId, :person, :remark, :at
              from fund.entry e
             where e.handle = :handle
            """)
        .param("handle", UUID.fromString(entry))
        .param("number", after.acts().size())
        .param("round", ReviewDesk.round(after) - returned)
        .param("unit", unit.value())
        .param("move", act.move().name())
        .param("office", act.office().name())
        .param("personId", person)
        .param("person", act.person())
        .param("remark", act.remark())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  public void insertBooks(
      CityAccount account, FinancialYear year, FundBook.Books books, long by, Instant at) {
    jdbc.sql(
            """
            insert into fund.books (city, first_year, version, unit_id, opening_cash,
                                    opening_advances, general, salary, capital, closing_cash,
                                    closing_advances, entered_by, entered_at)
            select :city, :year, coalesce(max(version), 0) + 1, :unit, :openingCash,
                   :openingAdvances, :general, :salary, :capital, :closingCash, :closingAdvances,
                   :by, :at
              from fund.books
             where city = :city and first_year = :year
            """)
        .param("city", account.city())
        .param("year", year.firstYear())
        .param("unit", account.unit().value())
        .param("openingCash", books.opening().cash().paise())
        .param("openingAdvances", books.opening().advances().paise())
        .param("general", books.heads().general().paise())
        .param("salary", books.heads().salary().paise())
        .param("capital", books.heads().capital().paise())
        .param("closingCash", books.closing().cash().paise())
        .param("closingAdvances", books.closing().advances().paise())
        .param("by", by)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  public void insertHolding(CityAccount account, String holder, CertificateBook.Account where) {
    jdbc.sql(
            """
            insert into fund.holding (city, holder, unit_id, number, since_on)
            values (:city, :holder, :unit, :number, :since)
            on conflict do nothing
            """)
        .param("city", account.city())
        .param("holder", holder)
        .param("unit", account.unit().value())
        .param("number", where.number())
        .param("since", where.since())
        .update();
  }

  public void insertGiven(CityAccount account, FundBook.Given given) {
    jdbc.sql(
            """
            insert into fund.certificate (city, first_year, form, unit_id, closing, given_on,
                                          source)
            values (:city, :year, :form, :unit, :closing, :on, :source)
            on conflict do nothing
            """)
        .param("city", account.city())
        .param("year", given.year().firstYear())
        .param("form", given.form())
        .param("unit", account.unit().value())
        .param("closing", given.closing().paise())
        .param("on", given.on())
        .param("source", given.source())
        .update();
  }

  public void insertTransfer(CityAccount account, int number, FundRules.Transfer transfer) {
    jdbc.sql(
            """
            insert into fund.transfer (city, number, unit_id, of_centre, released_on, received_on)
            values (:city, :number, :unit, :ofCentre, :released, :received)
            on conflict do nothing
            """)
        .param("city", account.city())
        .param("number", number)
        .param("unit", account.unit().value())
        .param("ofCentre", transfer.ofCentre())
        .param("released", transfer.releasedOn())
        .param("received", transfer.receivedOn())
        .update();
  }

  /// Stores a printed table, once; rows that are there stay as they are.
  public void insertPrint(String print, PublishedTable table) {
    var row = 0;
    for (var figure : table.figures()) insertFigure(print, ++row, figure);
  }

  private void insertFigure(String print, int row, PublishedFigure figure) {
    jdbc.sql(
            """
            insert into fund.published (print, row_no, place, measure, period, value, counts, as_of,
                                        source, note)
            values (:print, :row, :place, :measure, :period, :value, :counts, :asOf, :source, :note)
            on conflict do nothing
            """)
        .param("print", print)
        .param("row", row)
        .param("place", figure.place())
        .param("measure", figure.measure())
        .param("period", figure.period())
        .param("value", figure.value())
        .param("counts", figure.unit().name())
        .param("asOf", figure.asOf())
        .param("source", figure.source())
        .param("note", figure.note())
        .update();
  }

  /// Hash of the row with which this paper came by file; empty if it did not.
  String fed(String city, FundFeed feed, String paper) {
    return jdbc.sql(
            "select hash from fund.fed where city = :city and kind = :kind and paper = :paper")
        .param("city", city)
        .param("kind", feed.word())
        .param("paper", paper)
        .query(String.class)
        .optional()
        .orElse("");
  }

  void insertFed(FundLine line, FundFeed feed, String paper, String handle, String hash) {
    jdbc.sql(
            """
            insert into fund.fed (city, kind, paper, unit_id, entry, hash)
            values (:city, :kind, :paper, :unit, :entry, :hash)
            """)
        .param("city", line.city())
        .param("kind", feed.word())
        .param("paper", paper)
        .param("unit", line.unit().value())
        .param("entry", UUID.fromString(handle))
        .param("hash", hash)
        .update();
  }
}
