package abhaya.investigation.referral;

import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// SQL for the station's list, for the figures, and for the pages that show one tie from its other
/// end. Row-level security cuts what the reader may not see.
@Repository
@Transactional(readOnly = true)
class ReferralQueries {
  static final int LINES_MAX = 200;

  private final JdbcClient jdbc;

  ReferralQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What waits, the oldest first, then what was done with in the last days, the latest first.
  List<Referral> list(Scope scope, Collection<UnitId> stations, Instant since) {
    return jdbc.sql(
            "select * from ("
                + ReferralStore.LINE
                + """
                 where r.station_id = any (:stations)) l
                 where l.firs = 0 and l.returned_at is null or l.referred_at >= :since
                 order by (l.firs = 0 and l.returned_at is null) desc,
                          case when l.firs = 0 and l.returned_at is null then l.referred_at end,
                          l.referred_at desc
                 limit :most
                """)
        .param("stations", numbers(stations))
        .param("since", ReferralStore.at(since))
        .param("most", LINES_MAX)
        .query((row, number) -> ReferralStore.referral(row))
        .list();
  }

  Optional<Referral> find(Scope scope, String incident) {
    return jdbc.sql(ReferralStore.LINE + " where r.incident = :incident")
        .param("incident", incident)
        .query((row, number) -> ReferralStore.referral(row))
        .optional();
  }

  List<Tie> ties(Scope scope, String incident) {
    return jdbc.sql(TIE + " where t.incident = :incident order by t.made_at, t.id")
        .param("incident", incident)
        .query((row, number) -> tie(row))
        .list();
  }

  /// The incidents a case goes back to, ended ties too.
  List<Tie> tiesOf(Scope scope, String caseHandle) {
    return jdbc.sql(TIE + " where t.case_handle = :handle order by t.made_at, t.id")
        .param("handle", caseHandle)
        .query((row, number) -> tie(row))
        .list();
  }

  private static final String TIE =
      """
      select t.id, t.incident, t.case_handle, t.fir_number, t.station_id, t.recorded_at, t.how,
             t.reason, t.made_at, t.ended_at, t.end_reason
        from referral.tie t
      """;

  private static Tie tie(ResultSet row) throws SQLException {
    return new Tie(
        row.getLong("id"),
        ReferralStore.text(row, "incident"),
        ReferralStore.text(row, "case_handle"),
        ReferralStore.text(row, "fir_number"),
        new UnitId(row.getInt("station_id")),
        Objects.requireNonNull(ReferralStore.instant(row, "recorded_at")),
        ReferralStore.text(row, "how").equals("FEED"),
        ReferralStore.text(row, "reason"),
        Objects.requireNonNull(ReferralStore.instant(row, "made_at")),
        ReferralStore.instant(row, "ended_at"),
        row.getString("end_reason"));
  }

  /// What became of the incidents of one type at one station.
  ///
  /// @param registered at least one FIR is tied to it
  /// @param minutes median from the referral to the first FIR; null where there is none
  record Figure(
      UnitId station,
      String typeName,
      int referred,
      int waiting,
      int accepted,
      int registered,
      int returned,
      @Nullable Long minutes) {}

  /// The one statement behind every count of this module. Trials are in none.
  List<Figure> figures(Scope scope, Collection<UnitId> stations, Instant from, Instant to) {
    return jdbc.sql(
            """
            select station_id, type_name,
                   count(*)                                                          as referred,
                   count(*) filter (where fir_at is null and returned_at is null
                                      and accepted_at is null)                       as waiting,
                   count(*) filter (where fir_at is null and returned_at is null
                                      and accepted_at is not null)                   as accepted,
                   count(*) filter (where fir_at is not null)                        as registered,
                   count(*) filter (where fir_at is null and returned_at is not null) as returned,
                   percentile_cont(0.5) within group (order by
                     greatest(0, extract(epoch from fir_at - referred_at) / 60))
                     filter (where fir_at is not null)                               as minutes
              from (select r.*, (select min(t.recorded_at) from referral.tie t
                                  where t.incident = r.incident and t.ended_at is null) as fir_at
                      from referral.referral r
                     where r.station_id = any (:stations) and not r.trial
                       and r.referred_at >= :from and r.referred_at < :to) as_it_stands
             group by station_id, type_name
             order by station_id, referred desc, type_name
            """)
        .param("stations", numbers(stations))
        .param("from", ReferralStore.at(from))
        .param("to", ReferralStore.at(to))
        .query((row, number) -> {
          var minutes = row.getObject("minutes", Double.class);
          return new Figure(
              new UnitId(row.getInt("station_id")),
              ReferralStore.text(row, "type_name"),
              row.getInt("referred"),
              row.getInt("waiting"),
              row.getInt("accepted"),
              row.getInt("registered"),
              row.getInt("returned"),
              minutes == null ? null : Math.round(minutes));
        })
        .list();
  }

  private static Integer[] numbers(Collection<UnitId> units) {
    return units.stream().map(UnitId::value).toArray(Integer[]::new);
  }
}
