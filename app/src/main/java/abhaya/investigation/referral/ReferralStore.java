package abhaya.investigation.referral;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Reason;
import abhaya.base.jurisdiction.UnitId;
import abhaya.investigation.cases.CaseIncidents.Naming;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL that writes referrals and ties.
@Repository
class ReferralStore {
  static final String LINE =
      """
      select r.incident, r.reference, r.trial, r.station_id, r.type_name, r.received_at,
             r.referred_at, r.accepted_at, r.returned_at, r.return_code, r.version,
             (select count(*) from referral.tie t
               where t.incident = r.incident and t.ended_at is null) as firs
        from referral.referral r
      """;

  private final JdbcClient jdbc;

  ReferralStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What the control room told.
  record Told(
      String incident,
      String reference,
      UnitId station,
      String typeName,
      Instant receivedAt,
      Instant referredAt) {}

  /// Writes what was referred; referred again, it waits again. The same told twice changes nothing.
  void refer(Told told) {
    jdbc.sql(
            """
            insert into referral.referral as r
                   (incident, reference, trial, station_id, type_name, received_at, referred_at)
            values (:incident, :reference, :trial, :station, :type, :received, :referred)
            on conflict (incident) do update
               set station_id = excluded.station_id, type_name = excluded.type_name,
                   referred_at = excluded.referred_at, accepted_at = null, accepted_by = null,
                   returned_at = null, returned_by = null, return_code = null,
                   version = r.version + 1
             where excluded.referred_at > r.referred_at
            """)
        .param("incident", told.incident())
        .param("reference", told.reference())
        .param("trial", told.reference().startsWith("T"))
        .param("station", told.station().value())
        .param("type", told.typeName())
        .param("received", at(told.receivedAt()))
        .param("referred", at(told.referredAt()))
        .update();
  }

  Optional<Referral> find(String incident) {
    return jdbc.sql(LINE + " where r.incident = :incident")
        .param("incident", incident)
        .query((row, number) -> referral(row))
        .optional();
  }

  /// @throws NotVisible if there is none for this reader
  Referral get(String incident) {
    return find(incident).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }

  /// What a FIR names: by handle wherever it was recorded, by reference at the same station only,
  /// for a reference can be guessed.
  Optional<Referral> named(Naming naming) {
    return jdbc.sql(
            LINE
                + """
                 where r.incident = :incident
                    or r.reference = :reference and r.station_id = :station
                 order by (r.incident = :incident) desc
                 limit 1
                """)
        .param("incident", naming.incident() == null ? "" : naming.incident())
        .param("reference", naming.reference() == null ? "" : naming.reference())
        .param("station", naming.station().value())
        .query((row, number) -> referral(row))
        .optional();
  }

  /// @return false if somebody was faster
  boolean accept(String incident, int version, Instant at, String by) {
    return jdbc.sql(
                """
                update referral.referral
                   set accepted_at = :at, accepted_by = :by, version = version + 1
                 where incident = :incident and version = :version
                """)
            .param("at", at(at))
            .param("by", by)
            .param("incident", incident)
            .param("version", version)
            .update()
        == 1;
  }

  /// @return false if somebody was faster
  boolean giveBack(String incident, int version, Referral.ReturnCode code, Instant at, String by) {
    return jdbc.sql(
                """
                update referral.referral
                   set returned_at = :at, returned_by = :by, return_code = :code,
                       version = version + 1
                 where incident = :incident and version = :version
                """)
            .param("at", at(at))
            .param("by", by)
            .param("code", code.name())
            .param("incident", incident)
            .param("version", version)
            .update()
        == 1;
  }

  /// Ties what a FIR itself names. A tie that an officer ended is not made again by the same FIR.
  boolean tieByFeed(String incident, Naming naming, Instant at) {
    return insert(incident, naming, "FEED", "", at, "feed", true);
  }

  boolean tieByHand(String incident, Naming naming, String reason, Instant at, String by) {
    return insert(incident, naming, "HAND", reason, at, by, false);
  }

  private boolean insert(
      String incident,
      Naming naming,
      String how,
      String reason,
      Instant at,
      String by,
      boolean onlyOnce) {
    return jdbc.sql(
                """
                insert into referral.tie (incident, case_id, case_handle, fir_number, station_id,
                                          recorded_at, how, reason, made_at, made_by)
                select :incident, :id, :case, :fir, :station, :recorded, :how, :reason, :at, :by
                 where not (:once and exists (select from referral.tie t
                                               where t.incident = :incident and t.case_id = :id
                                                 and coalesce(t.ended_by, '') <> 'feed'))
                on conflict (incident, case_id) where ended_at is null do nothing
                """)
            .param("incident", incident)
            .param("id", naming.id())
            .param("case", naming.handle())
            .param("fir", naming.firNumber())
            .param("station", naming.station().value())
            .param("recorded", at(naming.recordedAt()))
            .param("how", how)
            .param("reason", reason)
            .param("at", at(at))
            .param("by", by)
            .param("once", onlyOnce)
            .update()
        == 1;
  }

  /// The ties by feed that still hold of these cases: number of the tie, incident, case.
  record FeedTie(long id, String incident, long caseId) {}

  List<FeedTie> feedTies(Collection<Long> cases) {
    return jdbc.sql(
            """
            select id, incident, case_id from referral.tie
             where case_id = any (:ids) and how = 'FEED' and ended_at is null
            """)
        .param("ids", cases.toArray(Long[]::new))
        .query((row, number) ->
            new FeedTie(row.getLong("id"), text(row, "incident"), row.getLong("case_id")))
        .list();
  }

  /// A case may have got another number, or gone to another station.
  void renew(Naming naming) {
    jdbc.sql(
            """
            update referral.tie set fir_number = :fir, station_id = :station
             where case_id = :id and (fir_number <> :fir or station_id <> :station)
            """)
        .param("fir", naming.firNumber())
        .param("station", naming.station().value())
        .param("id", naming.id())
        .update();
  }

  /// @return false if it was ended already, or is none of this incident
  boolean end(String incident, long tie, String reason, Instant at, String by) {
    return jdbc.sql(
                """
                update referral.tie set ended_at = :at, ended_by = :by, end_reason = :reason
                 where id = :id and incident = :incident and ended_at is null
                """)
            .param("at", at(at))
            .param("by", by)
            .param("reason", reason)
            .param("id", tie)
            .param("incident", incident)
            .update()
        == 1;
  }

  static Referral referral(ResultSet row) throws SQLException {
    var code = row.getString("return_code");
    return new Referral(
        text(row, "incident"),
        text(row, "reference"),
        row.getBoolean("trial"),
        new UnitId(row.getInt("station_id")),
        text(row, "type_name"),
        Objects.requireNonNull(instant(row, "received_at")),
        Objects.requireNonNull(instant(row, "referred_at")),
        instant(row, "accepted_at"),
        instant(row, "returned_at"),
        code == null ? null : Referral.ReturnCode.valueOf(code),
        row.getInt("firs"),
        row.getInt("version"));
  }

  static String text(ResultSet row, String name) throws SQLException {
    return Objects.requireNonNull(row.getString(name));
  }

  static @Nullable Instant instant(ResultSet row, String name) throws SQLException {
    var at = row.getObject(name, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
