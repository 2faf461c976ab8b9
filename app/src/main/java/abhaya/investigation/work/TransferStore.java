package abhaya.investigation.work;

import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of transfers. The caller brings transaction and context.
@Repository
class TransferStore {
  private static final String COLUMNS =
      """
      t.handle, t.case_handle, t.fir_number, t.zero_fir, t.recorded_on, t.from_unit, t.to_unit,
      t.reason, t.sent_at, t.author_id, t.author, t.state, t.decided_at, t.decided_by, t.decided_why
      """;

  private final JdbcClient jdbc;

  TransferStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// False if this form was sent before, or the case is on its way already.
  boolean insert(Transfer transfer, String form) {
    return jdbc.sql(
                """
                insert into work.transfer (handle, case_handle, fir_number, zero_fir, recorded_on,
                                           from_unit, to_unit, reason, sent_at, author_id, author,
                                           form)
                values (:handle, :case, :fir, :zero, :recorded, :from, :to, :reason, :at, :authorId,
                        :author, :form)
                    on conflict do nothing
                """)
            .param("handle", transfer.handle())
            .param("case", transfer.caseHandle())
            .param("fir", transfer.firNumber())
            .param("zero", transfer.zeroFir())
            .param("recorded", transfer.recordedOn())
            .param("from", transfer.from().value())
            .param("to", transfer.to().value())
            .param("reason", transfer.reason())
            .param("at", EntryStore.utc(transfer.sentAt()))
            .param("authorId", transfer.author().id())
            .param("author", transfer.author().name())
            .param("form", form)
            .update()
        == 1;
  }

  boolean isOfForm(long author, String form) {
    return jdbc.sql(
            "select exists (select from work.transfer t where t.author_id = :author and t.form ="
                + " :form)")
        .param("author", author)
        .param("form", form)
        .query(Boolean.class)
        .single();
  }

  /// What was decided of it.
  record Decision(
      Transfer.State state, @Nullable String why, @Nullable String number, String by, Instant at) {}

  /// Decides it; false if it does not wait any more.
  boolean decide(String handle, Decision decision) {
    return jdbc.sql(
                """
                update work.transfer
                   set state = :state, decided_at = :at, decided_by = :by, decided_why = :why,
                       new_number = :number
                 where handle = :handle and state = 'WAITING'
                """)
            .param("handle", handle)
            .param("state", decision.state().name())
            .param("at", EntryStore.utc(decision.at()))
            .param("by", decision.by())
            .param("why", decision.why())
            .param("number", decision.number())
            .update()
        == 1;
  }

  Optional<Transfer> find(String handle) {
    return jdbc.sql("select " + COLUMNS + " from work.transfer t where t.handle = :handle")
        .param("handle", handle)
        .query((row, number) -> transfer(row))
        .optional();
  }

  Optional<Transfer> waitingOf(String caseHandle) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from work.transfer t where t.case_handle = :case and t.state = 'WAITING'")
        .param("case", caseHandle)
        .query((row, number) -> transfer(row))
        .optional();
  }

  /// Those from or to these stations that wait, the oldest first, then the latest decided.
  List<Transfer> of(Collection<UnitId> stations, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                  from work.transfer t
                 where t.from_unit = any (:stations) or t.to_unit = any (:stations)
                 order by t.state <> 'WAITING',
                          case when t.state = 'WAITING' then t.sent_at end,
                          t.decided_at desc, t.id
                 limit :limit
                """)
        .param("stations", stations.stream().map(UnitId::value).toArray(Integer[]::new))
        .param("limit", limit)
        .query((row, number) -> transfer(row))
        .list();
  }

  /// How long cases take between two stations.
  ///
  /// @param oldestAt when the oldest that waits was sent; null if none waits
  /// @param median whole days from sending to acceptance; null if none was accepted
  record Pair(
      UnitId from,
      UnitId to,
      int waiting,
      @Nullable Instant oldestAt,
      int accepted,
      int returned,
      @Nullable Long median) {}

  List<Pair> pairs(Collection<UnitId> stations, LocalDate since) {
    return jdbc.sql(
            """
            select t.from_unit, t.to_unit,
                   count(*) filter (where t.state = 'WAITING') as waiting,
                   min(t.sent_at) filter (where t.state = 'WAITING') as oldest,
                   count(*) filter (where t.state = 'ACCEPTED') as accepted,
                   count(*) filter (where t.state = 'RETURNED') as returned,
                   percentile_disc(0.5) within group (
                     order by extract(epoch from t.decided_at - t.sent_at))
                     filter (where t.state = 'ACCEPTED') as median
              from work.transfer t
             where (t.from_unit = any (:stations) or t.to_unit = any (:stations))
               and t.state <> 'WITHDRAWN'
               and (t.state = 'WAITING' or t.sent_at >= :since)
             group by t.from_unit, t.to_unit
             order by oldest nulls last, waiting desc, t.from_unit, t.to_unit
            """)
        .param("stations", stations.stream().map(UnitId::value).toArray(Integer[]::new))
        .param("since", since)
        .query((row, number) -> {
          var median = row.getBigDecimal("median");
          return new Pair(
              new UnitId(row.getInt("from_unit")),
              new UnitId(row.getInt("to_unit")),
              row.getInt("waiting"),
              EntryStore.maybe(row, "oldest"),
              row.getInt("accepted"),
              row.getInt("returned"),
              median == null ? null : median.longValue() / SECONDS_OF_A_DAY);
        })
        .list();
  }

  private static final long SECONDS_OF_A_DAY = 86_400;

  private static Transfer transfer(ResultSet row) throws SQLException {
    return new Transfer(
        row.getString("handle"),
        row.getString("case_handle"),
        row.getString("fir_number"),
        row.getBoolean("zero_fir"),
        row.getObject("recorded_on", LocalDate.class),
        new UnitId(row.getInt("from_unit")),
        new UnitId(row.getInt("to_unit")),
        row.getString("reason"),
        EntryStore.at(row, "sent_at"),
        new Entry.Author(row.getLong("author_id"), row.getString("author"), "SHO"),
        Transfer.State.valueOf(row.getString("state")),
        EntryStore.maybe(row, "decided_at"),
        row.getString("decided_by"),
        row.getString("decided_why"));
  }
}
