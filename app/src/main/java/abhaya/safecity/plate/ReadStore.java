package abhaya.safecity.plate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of reads and of what they led to. The caller brings transaction and the program's context.
@Repository
class ReadStore {
  private final JdbcClient jdbc;
  private final PlateSeal seal;

  ReadStore(JdbcClient jdbc, PlateSeal seal) {
    this.jdbc = jdbc;
    this.seal = seal;
  }

  /// A read of a camera that is known.
  ///
  /// @param key hash of camera, time and what was read
  record Placed(PlateRead read, long camera, int unit, double lat, double lon, String key) {}

  Placed place(PlateRead read, long camera, int unit, double lat, double lon) {
    var key = HexFormat.of().formatHex(seal.key(read.raw()));
    return new Placed(read, camera, unit, lat, lon, key);
  }

  /// Stores what is new.
  ///
  /// @return keys of what was new, each `camera|time|key`
  Set<String> insert(List<Placed> reads, Instant now) {
    var hex = HexFormat.of();
    return new HashSet<>(
        jdbc.sql(
                """
                insert into plate.read (read_at, camera_id, raw_key, plate_key, sealed, received_at,
                                        confidence, lane, flags)
                select r.read_at, r.camera_id, decode(r.raw_key, 'hex'),
                       case when r.plate_key <> '' then decode(r.plate_key, 'hex') end,
                       decode(r.sealed, 'hex'), :now, nullif(r.confidence, -1), r.lane, r.flags
                  from unnest(:ats::timestamptz[], :cameras::bigint[], :keys::text[],
                              :plates::text[], :sealed::text[], :confidences::int[],
                              :lanes::text[], :flags::int[])
                       as r (read_at, camera_id, raw_key, plate_key, sealed, confidence, lane, flags)
                on conflict do nothing
                returning camera_id || '|' || extract(epoch from read_at)::numeric || '|'
                          || encode(raw_key, 'hex')
                """)
            .param("now", utc(now))
            .param("ats", texts(reads, one -> one.read().at().toString()))
            .param("cameras", reads.stream().map(Placed::camera).toArray(Long[]::new))
            .param("keys", texts(reads, Placed::key))
            .param("plates", texts(reads, one -> plateKey(one.read().plain())))
            .param("sealed", texts(reads, one -> hex.formatHex(seal.seal(one.read().raw()))))
            .param(
                "confidences",
                reads.stream().map(one -> confidence(one.read())).toArray(Integer[]::new))
            .param("lanes", texts(reads, one -> one.read().lane()))
            .param("flags", reads.stream().map(one -> one.read().flags()).toArray(Integer[]::new))
            .query(String.class)
            .list());
  }

  /// As `insert` names it.
  static String nameOf(Placed one) {
    var at = one.read().at();
    var micros = at.getNano() / 1_000;
    return "%d|%d.%06d|%s".formatted(one.camera(), at.getEpochSecond(), micros, one.key());
  }

  private String plateKey(@Nullable String plain) {
    return plain == null ? "" : HexFormat.of().formatHex(seal.key(plain));
  }

  private static int confidence(PlateRead read) {
    var said = read.confidence();
    return said == null ? -1 : said;
  }

  private static String[] texts(
      List<Placed> reads, java.util.function.Function<Placed, String> part) {
    return reads.stream().map(part).toArray(String[]::new);
  }

  /// A hit of one entry, by hint or alarm.
  ///
  /// @param strength of a hint; null of an alarm
  /// @param witness of an alarm; null of a hint
  record Hit(
      Placed seen,
      Listed entry,
      String listed,
      Verdict.@Nullable Strength strength,
      Verdict.@Nullable Witness witness) {
    String kind() {
      return witness == null ? "HINT" : "ALARM";
    }
  }

  /// @return handle; empty if this entry has a hit of this very read
  java.util.Optional<String> insert(Hit hit, Instant now) {
    var read = hit.seen().read();
    return jdbc.sql(
            """
            insert into plate.hit (entry_id, unit_id, entry_unit, camera, camera_id, lane, read_at,
                                   received_at, sealed, plate_key, kind, strength, witness)
            values (:entry, :unit, :entryUnit, :camera, :cameraId, :lane, :at, :now, :sealed, :key,
                    :kind, :strength, :witness)
            on conflict do nothing
            returning handle::text
            """)
        .param("entry", hit.entry().id())
        .param("unit", hit.seen().unit())
        .param("entryUnit", hit.entry().unit())
        .param("camera", read.camera())
        .param("cameraId", hit.seen().camera())
        .param("lane", read.lane())
        .param("at", utc(read.at()))
        .param("now", utc(now))
        .param("sealed", seal.seal(read.raw() + "\n" + hit.listed()))
        .param("key", seal.key(hit.listed()))
        .param("kind", hit.kind())
        .param("strength", hit.strength() == null ? null : hit.strength().name())
        .param("witness", hit.witness() == null ? null : hit.witness().name())
        .query(String.class)
        .optional();
  }

  void insert(TravelRule.CloneSuspicion clone, int unit) {
    var first = clone.first();
    var second = clone.second();
    jdbc.sql(
            """
            insert into plate.clone (unit_id, sealed, plate_key, first_camera, first_at,
                                     second_camera, second_at, metres, speed_kmh)
            values (:unit, :sealed, :key, :firstCamera, :firstAt, :secondCamera, :secondAt, :metres,
                    :speed)
            on conflict do nothing
            """)
        .param("unit", unit)
        .param("sealed", seal.seal(first.text()))
        .param("key", seal.key(first.text()))
        .param("firstCamera", first.cameraId())
        .param("firstAt", utc(first.at()))
        .param("secondCamera", second.cameraId())
        .param("secondAt", utc(second.at()))
        .param("metres", (int) Math.round(clone.metres()))
        .param("speed", (int) Math.min(99_999, Math.round(clone.speedKmh())))
        .update();
  }

  /// One read that a search found.
  record Found(long camera, Instant at, String raw, String lane, @Nullable Integer confidence) {}

  /// Reads of this plate, the latest first. Whoever calls has looked whether she may.
  List<Found> find(String plain, Instant from, int limit) {
    return jdbc.sql(
            """
            select camera_id, read_at, sealed, lane, confidence
              from plate.read
             where plate_key = :key and read_at >= :from
             order by read_at desc
             limit :limit
            """)
        .param("key", seal.key(plain))
        .param("from", utc(from))
        .param("limit", limit)
        .query((row, number) ->
            new Found(
                row.getLong("camera_id"),
                row.getObject("read_at", OffsetDateTime.class).toInstant(),
                seal.open(row.getBytes("sealed")),
                row.getString("lane"),
                row.getObject("confidence", Integer.class)))
        .list();
  }

  /// Makes room for the days to come and lets go of those that are too old.
  ///
  /// @return days that went
  int keepDays(LocalDate firstKept, LocalDate lastMade) {
    return jdbc.sql("select plate.keep_days(:first, :last)")
        .param("first", firstKept)
        .param("last", lastMade)
        .query(Integer.class)
        .single();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
