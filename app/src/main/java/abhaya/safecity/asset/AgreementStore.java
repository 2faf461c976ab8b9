package abhaya.safecity.asset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL that writes contract terms, and reads the versions of one thing or contract back. The caller
/// brings transaction and context.
@Repository
class AgreementStore {
  private final JdbcClient jdbc;

  AgreementStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// One writer a contract of a city and class.
  void lock(KnownAssets.KnownAsset thing) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('asset-terms'), hashtext(:key))")
        .param("key", thing.city() + " " + thing.contract() + " " + thing.kind())
        .query((row, number) -> 1)
        .single();
  }

  /// What is kept of the thing now, its row held until the end of the transaction.
  record Now(Agreement.Papers.Values values, @Nullable LocalDate installedOn) {}

  Now lockPapers(long asset) {
    return jdbc.sql(
            """
            select contract, warranty_until, care_until, installed_on
              from asset.asset
             where id = :asset
               for update
            """)
        .param("asset", asset)
        .query((row, number) ->
            new Now(
                values(row, "contract", "warranty_until", "care_until"), day(row, "installed_on")))
        .single();
  }

  /// Versions of the thing's papers, the last entered first.
  List<Agreement.Kept> papers(long asset) {
    return jdbc.sql("select * from asset.paper where asset_id = :asset order by number desc")
        .param("asset", asset)
        .query((row, number) ->
            kept(
                row,
                values(row, "contract_before", "warranty_before", "care_before"),
                new Agreement.Papers(
                    values(row, "contract", "warranty_until", "care_until"),
                    row.getString("reason"))))
        .list();
  }

  /// Versions of what the thing's contract promises for its class, the last entered first.
  List<Agreement.Kept> levels(KnownAssets.KnownAsset thing) {
    return jdbc.sql(
            """
            select *
              from asset.agreed_terms
             where city = :city and contract = :contract and kind = :kind
             order by number desc
            """)
        .param("city", thing.city())
        .param("contract", thing.contract())
        .param("kind", thing.kind())
        .query((row, number) ->
            kept(
                row,
                null,
                new Agreement.Levels(
                    row.getObject("valid_from", LocalDate.class),
                    TermsStore.terms(row),
                    row.getString("reason"))))
        .list();
  }

  private static Agreement.Kept kept(
      ResultSet row, Agreement.Papers.@Nullable Values before, Agreement entry)
      throws SQLException {
    var undone = row.getObject("undone_at", OffsetDateTime.class);
    return new Agreement.Kept(
        row.getString("handle"),
        row.getInt("number"),
        row.getLong("by_person"),
        row.getObject("entered_at", OffsetDateTime.class).toInstant(),
        undone == null ? null : undone.toInstant(),
        before,
        entry);
  }

  private static Agreement.Papers.Values values(
      ResultSet row, String contract, String warranty, String care) throws SQLException {
    return new Agreement.Papers.Values(row.getString(contract), day(row, warranty), day(row, care));
  }

  private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  /// Writes contract and warranty into the thing.
  void set(long asset, Agreement.Papers.Values values) {
    jdbc.sql(
            """
            update asset.asset
               set contract = :contract, warranty_until = :warranty, care_until = :care,
                   changed_at = now()
             where id = :asset
            """)
        .param("asset", asset)
        .param("contract", values.contract())
        .param("warranty", values.warrantyUntil())
        .param("care", values.careUntil())
        .update();
  }

  void insert(
      KnownAssets.KnownAsset thing,
      int number,
      Agreement.Papers.Values before,
      Agreement.Papers papers,
      By by) {
    var after = papers.values();
    jdbc.sql(
            """
            insert into asset.paper (asset_id, unit_id, number, contract_before, warranty_before,
                                     care_before, contract, warranty_until, care_until, reason,
                                     by_person, entered_at)
            values (:asset, :unit, :number, :contractBefore, :warrantyBefore, :careBefore, :contract,
                    :warranty, :care, :reason, :by, :at)
            """)
        .param("asset", thing.id())
        .param("unit", thing.unit().value())
        .param("number", number)
        .param("contractBefore", before.contract())
        .param("warrantyBefore", before.warrantyUntil())
        .param("careBefore", before.careUntil())
        .param("contract", after.contract())
        .param("warranty", after.warrantyUntil())
        .param("care", after.careUntil())
        .param("reason", papers.reason())
        .param("by", by.person())
        .param("at", utc(by.at()))
        .update();
  }

  /// Who enters, and when.
  record By(long person, Instant at) {}

  void insert(KnownAssets.KnownAsset thing, int number, Agreement.Levels levels, By by) {
    var terms = levels.terms();
    var service = terms.service();
    var slabs =
        service.slabs().stream()
            .map(slab -> "{" + slab.belowPercent() + "," + slab.percentOfPayment() + "}")
            .collect(Collectors.joining(",", "{", "}"));
    jdbc.sql(
            """
            insert into asset.agreed_terms (city, unit_id, contract, kind, number, valid_from,
                   target_percent, from_minute, to_minute, forgiven, slabs, fix_hours,
                   silent_minutes, source, reason, by_person, entered_at)
            values (:city, :unit, :contract, :kind, :number, :from, :target, :fromMinute, :toMinute,
                    :forgiven, :slabs::numeric[], :fix, :silent, :source, :reason, :by, :at)
            """)
        .param("city", thing.city())
        .param("unit", thing.unit().value())
        .param("contract", thing.contract())
        .param("kind", thing.kind())
        .param("number", number)
        .param("from", levels.validFrom())
        .param("target", service.targetPercent())
        .param("fromMinute", terms.hours().fromMinute())
        .param("toMinute", terms.hours().toMinute())
        .param(
            "forgiven", service.forgiven().stream().map(Enum::name).sorted().toArray(String[]::new))
        .param("slabs", slabs)
        .param("fix", terms.fixHours())
        .param("silent", terms.silentMinutes())
        .param("source", terms.source())
        .param("reason", levels.reason())
        .param("by", by.person())
        .param("at", utc(by.at()))
        .update();
  }

  void undo(Agreement.Kept kept, Instant at) {
    var sql =
        kept.entry() instanceof Agreement.Papers
            ? "update asset.paper set undone_at = :at where handle = :handle"
            : "update asset.agreed_terms set undone_at = :at where handle = :handle";
    jdbc.sql(sql).param("handle", UUID.fromString(kept.handle())).param("at", utc(at)).update();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
