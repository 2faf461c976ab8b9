package abhaya.safecity.asset;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL that writes what people keep of things. The caller brings transaction and context.
@Repository
class KeepStore {
  private final JdbcClient jdbc;

  KeepStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// One writer a thing: what overlaps cannot pass each other.
  void lock(long asset) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('asset-keep'), :asset)")
        .param("asset", (int) asset)
        .query((row, number) -> 1)
        .single();
  }

  /// @return false if it is there already
  boolean insert(KnownAssets.KnownAsset thing, Kept.Shift shift) {
    return jdbc.sql(
                """
                insert into asset.shift (asset_id, unit_id, from_at, to_at, post, woman, trained)
                values (:asset, :unit, :from, :to, :post, :woman, :trained)
                on conflict do nothing
                """)
            .param("asset", thing.id())
            .param("unit", thing.unit().value())
            .param("from", utc(shift.span().from()))
            .param("to", utc(shift.span().to()))
            .param("post", shift.post())
            .param("woman", shift.woman())
            .param("trained", shift.trained())
            .update()
        == 1;
  }

  boolean insert(KnownAssets.KnownAsset thing, Kept.Visit visit, long by) {
    return jdbc.sql(
                """
                insert into asset.visit (asset_id, unit_id, at, found, by_person)
                values (:asset, :unit, :at, :found, :by)
                on conflict do nothing
                """)
            .param("asset", thing.id())
            .param("unit", thing.unit().value())
            .param("at", utc(visit.at()))
            .param("found", visit.found().name())
            .param("by", by)
            .update()
        == 1;
  }

  /// Whether it was under way somewhere else at that time.
  boolean isAway(long asset, Kept.Trip trip) {
    return jdbc.sql(
            """
            select exists (select from asset.trip
                            where asset_id = :asset and from_at < :to and to_at > :from)
            """)
        .param("asset", asset)
        .param("from", utc(trip.span().from()))
        .param("to", utc(trip.span().to()))
        .query(Boolean.class)
        .single();
  }

  void insert(KnownAssets.KnownAsset thing, Kept.Trip trip, long by) {
    var flight = trip.flight();
    jdbc.sql(
            """
            insert into asset.trip (asset_id, unit_id, from_at, to_at, purpose, post, km, permission,
                                    zone, track, by_person)
            values (:asset, :unit, :from, :to, :purpose, :post, :km, :permission, :zone, :track, :by)
            """)
        .param("asset", thing.id())
        .param("unit", thing.unit().value())
        .param("from", utc(trip.span().from()))
        .param("to", utc(trip.span().to()))
        .param("purpose", trip.purpose())
        .param("post", trip.post())
        .param("km", trip.km())
        .param("permission", flight == null ? "" : flight.permission())
        .param("zone", flight == null ? "" : flight.zone())
        .param("track", flight == null ? new Double[0] : flight.track().toArray(Double[]::new))
        .param("by", by)
        .update();
  }

  boolean insert(KnownAssets.KnownAsset thing, Kept.Care care) {
    return jdbc.sql(
                """
                insert into asset.care (asset_id, unit_id, what, every_days, next_on, remind_days,
                                        paper)
                select :asset, :unit, :what, :every, :next, :remind, :paper
                 where not exists (select from asset.care
                                    where asset_id = :asset and lower(what) = lower(:what))
                """)
            .param("asset", thing.id())
            .param("unit", thing.unit().value())
            .param("what", care.what())
            .param("every", care.everyDays())
            .param("next", care.nextOn())
            .param("remind", care.remindDays())
            .param("paper", care.paper())
            .update()
        == 1;
  }

  /// Writes that it was done and moves the next day on from there, never back.
  boolean done(KnownAssets.KnownAsset thing, Kept.CareDone done, long by, Instant at) {
    var entered =
        jdbc.sql(
                """
                insert into asset.care_done (care_id, done_on, unit_id, note, by_person, entered_at)
                select c.id, :on, c.unit_id, :note, :by, :at
                  from asset.care c
                 where c.handle = :care::uuid and c.asset_id = :asset
                on conflict do nothing
                """)
            .param("asset", thing.id())
            .param("care", done.care())
            .param("on", done.on())
            .param("note", done.note())
            .param("by", by)
            .param("at", utc(at))
            .update();
    if (entered == 1) next(thing, done.care(), done.on());
    return entered == 1;
  }

  private void next(KnownAssets.KnownAsset thing, String care, LocalDate on) {
    jdbc.sql(
            """
            update asset.care
               set next_on = greatest(next_on, :on::date + every_days)
             where handle = :care::uuid and asset_id = :asset
            """)
        .param("asset", thing.id())
        .param("care", care)
        .param("on", on)
        .update();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
