package abhaya.safecity.asset;

import abhaya.base.feed.Columns;
import abhaya.base.geo.Point;
import abhaya.safecity.project.AssetStage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// SQL that writes things. The caller brings transaction and context.
@Repository
class AssetStore {
  private static final int CHUNK = 2_000;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  AssetStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// What is kept of a thing that a row is about.
  record Kept(
      long id,
      String uid,
      String serialKey,
      String digest,
      AssetStage stage,
      @Nullable Point place) {}

  /// A draft with its name.
  record Named(String uid, AssetDraft draft) {}

  /// The key under which a serial number is known once.
  static String serialKey(AssetDraft draft) {
    var serial = draft.make().serialNo();
    if (serial.isEmpty()) return "";
    return draft.home().city() + " " + draft.home().kind() + " " + serial;
  }

  /// Two files of one city do not number past each other.
  void lock(String city) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('asset:' || :city))")
        .param("city", city)
        .query((row, number) -> 1)
        .single();
  }

  List<Kept> find(Collection<String> uids, Collection<AssetDraft> drafts) {
    var serials =
        drafts.stream().filter(draft -> !draft.make().serialNo().isEmpty()).distinct().toList();
    var columns = new Columns<>(serials);
    return jdbc.sql(
            """
            select a.id, a.uid, a.city || ' ' || a.kind || ' ' || a.serial_no as serial_key,
                   a.serial_no, a.digest, a.stage, a.lat, a.lon
              from asset.asset a
             where a.uid = any (:uids)
                or (a.city, a.kind, a.serial_no) in (
                   select * from unnest(:cities::text[], :kinds::text[], :serials::text[]))
            """)
        .param("uids", uids.toArray(String[]::new))
        .param("cities", columns.texts(one -> one.home().city()))
        .param("kinds", columns.texts(one -> one.home().kind()))
        .param("serials", columns.texts(one -> one.make().serialNo()))
        .query((row, number) ->
            new Kept(
                row.getLong("id"),
                row.getString("uid"),
                row.getString("serial_no").isEmpty() ? "" : row.getString("serial_key"),
                row.getString("digest"),
                AssetStage.valueOf(row.getString("stage")),
                row.getObject("lat") == null
                    ? null
                    : new Point(row.getDouble("lat"), row.getDouble("lon"))))
        .list();
  }

  /// The first of so many new numbers of a class in a city.
  int nextNumbers(String city, String kind, int count) {
    return jdbc.sql(
                """
                insert into asset.numbering (city, kind, last) values (:city, :kind, :count)
                on conflict (city, kind)
                do update set last = numbering.last + excluded.last
                returning last
                """)
            .param("city", city)
            .param("kind", kind)
            .param("count", count)
            .query(Integer.class)
            .single()
        - count
        + 1;
  }

  /// Adds new things with their first place and what paid for them.
  Map<String, Long> insert(List<Named> things, long by) {
    var ids = new HashMap<String, Long>();
    for (var from = 0; from < things.size(); from += CHUNK) {
      var chunk = things.subList(from, Math.min(things.size(), from + CHUNK));
      ids.putAll(insertChunk(chunk, by));
    }
    insertFunding(things, ids);
    insertMoves(things.stream().filter(one -> isPlaced(one.draft())).toList(), ids, "", by);
    return ids;
  }

  private static boolean isPlaced(AssetDraft draft) {
    return draft.stand().place() != null;
  }

  private static final String INSERT =
      """
      insert into asset.asset (uid, city, unit_id, kind, name, serial_no, make, model, lat, lon,
             accuracy_metres, address, ward, owner, custodian, contract, warranty_until, care_until,
             package, stage, installed_on, accepted_on, beat_minutes, fields, digest, entered_by)
      select r.uid, r.city, r.unit_id, r.kind, r.name, r.serial_no, r.make, r.model, r.lat, r.lon,
             r.accuracy, r.address, r.ward, r.owner, r.custodian, r.contract,
             date '1970-01-01' + r.warranty, date '1970-01-01' + r.care, r.package::uuid, r.stage,
             date '1970-01-01' + r.installed, date '1970-01-01' + r.accepted, r.beat,
             r.fields::jsonb, r.digest, :by
        from unnest(:uids::text[], :cities::text[], :units::int[], :kinds::text[], :names::text[],
                    :serials::text[], :makes::text[], :models::text[], :lats::float8[],
                    :lons::float8[], :accuracies::int[], :addresses::text[], :wards::text[],
                    :owners::text[], :custodians::text[], :contracts::text[], :warranties::int[],
                    :cares::int[], :packages::text[], :stages::text[], :installed::int[],
                    :accepted::int[], :beats::int[], :fields::text[], :digests::text[])
             as r (uid, city, unit_id, kind, name, serial_no, make, model, lat, lon, accuracy,
                   address, ward, owner, custodian, contract, warranty, care, package, stage,
                   installed, accepted, beat, fields, digest)
      returning id, uid
      """;

  private Map<String, Long> insertChunk(List<Named> things, long by) {
    var ids = new HashMap<String, Long>();
    bound(jdbc.sql(INSERT), things)
        .param("by", by)
        .query((row, number) -> ids.put(row.getString("uid"), row.getLong("id")))
        .list();
    return ids;
  }

  private JdbcClient.StatementSpec bound(JdbcClient.StatementSpec sql, List<Named> things) {
    var columns = new Columns<>(things);
    return papers(sql, columns)
        .param("uids", columns.texts(Named::uid))
        .param("cities", columns.texts(one -> one.draft().home().city()))
        .param("units", columns.ints(one -> one.draft().home().unit().value()))
        .param("kinds", columns.texts(one -> one.draft().home().kind()))
        .param("names", columns.texts(one -> one.draft().make().name()))
        .param("serials", columns.texts(one -> one.draft().make().serialNo()))
        .param("makes", columns.texts(one -> one.draft().make().make()))
        .param("models", columns.texts(one -> one.draft().make().model()))
        .param("lats", degrees(things, true))
        .param("lons", degrees(things, false))
        .param(
            "accuracies",
            things.stream()
                .map(one -> one.draft().stand().accuracyMetres())
                .toArray(Integer[]::new))
        .param("addresses", columns.texts(one -> one.draft().stand().address()))
        .param("wards", columns.texts(one -> one.draft().stand().ward()))
        .param("fields", columns.texts(one -> json.writeValueAsString(one.draft().fields())))
        .param("digests", columns.texts(one -> one.draft().digest()));
  }

  private static JdbcClient.StatementSpec papers(
      JdbcClient.StatementSpec sql, Columns<Named> columns) {
    return sql.param("owners", columns.texts(one -> one.draft().papers().owner()))
        .param("custodians", columns.texts(one -> one.draft().papers().custodian()))
        .param("contracts", columns.texts(one -> one.draft().papers().contract()))
        .param("warranties", columns.days(one -> one.draft().papers().warrantyUntil()))
        .param("cares", columns.days(one -> one.draft().papers().careUntil()))
        .param("packages", columns.texts(one -> one.draft().packageHandle()))
        .param("stages", columns.texts(one -> one.draft().life().stage().name()))
        .param("installed", columns.days(one -> one.draft().life().installedOn()))
        .param("accepted", columns.days(one -> one.draft().life().acceptedOn()))
        .param("beats", columns.ints(one -> one.draft().life().beatMinutes()));
  }

  private static @Nullable Double[] degrees(List<Named> things, boolean lat) {
    var degrees = new @Nullable Double[things.size()];
    for (var i = 0; i < degrees.length; i++) {
      var place = things.get(i).draft().stand().place();
      degrees[i] = place == null ? null : lat ? place.lat() : place.lon();
    }
    return degrees;
  }

  private static final String UPDATE =
      """
      update asset.asset a
         set name = r.name, serial_no = r.serial_no, make = r.make, model = r.model, lat = r.lat,
             lon = r.lon, accuracy_metres = r.accuracy, address = r.address, ward = r.ward,
             owner = r.owner, custodian = r.custodian, contract = r.contract,
             warranty_until = date '1970-01-01' + r.warranty,
             care_until = date '1970-01-01' + r.care, package = r.package::uuid, stage = r.stage,
             installed_on = date '1970-01-01' + r.installed,
             accepted_on = date '1970-01-01' + r.accepted, beat_minutes = r.beat,
             fields = r.fields::jsonb, digest = r.digest, changed_at = now()
        from unnest(:uids::text[], :cities::text[], :units::int[], :kinds::text[], :names::text[],
                    :serials::text[], :makes::text[], :models::text[], :lats::float8[],
                    :lons::float8[], :accuracies::int[], :addresses::text[], :wards::text[],
                    :owners::text[], :custodians::text[], :contracts::text[], :warranties::int[],
                    :cares::int[], :packages::text[], :stages::text[], :installed::int[],
                    :accepted::int[], :beats::int[], :fields::text[], :digests::text[])
             as r (uid, city, unit_id, kind, name, serial_no, make, model, lat, lon, accuracy,
                   address, ward, owner, custodian, contract, warranty, care, package, stage,
                   installed, accepted, beat, fields, digest)
       where a.uid = r.uid
      """;

  /// Changes things that are known; those that stand elsewhere now get a line in their history.
  void update(List<Named> things, Map<String, Kept> before, String reason, long by) {
    for (var from = 0; from < things.size(); from += CHUNK) {
      var chunk = things.subList(from, Math.min(things.size(), from + CHUNK));
      bound(jdbc.sql(UPDATE), chunk).update();
    }
    var ids = new HashMap<String, Long>();
    var moved = new ArrayList<Named>();
    for (var thing : things) {
      var old = before.get(thing.uid());
      if (old == null) continue;
      ids.put(thing.uid(), old.id());
      var place = thing.draft().stand().place();
      if (place == null) continue;
      if (!place.equals(old.place())) moved.add(thing);
    }
    jdbc.sql("delete from asset.funding where asset_id = any (:ids)")
        .param("ids", ids.values().toArray(Long[]::new))
        .update();
    insertFunding(things, ids);
    insertMoves(moved, ids, reason, by);
  }

  private record Line(long asset, int unit, int number, AssetDraft.Funding funding) {}

  private void insertFunding(List<Named> things, Map<String, Long> ids) {
    var lines = new ArrayList<Line>();
    for (var thing : things) {
      var number = 0;
      var id = ids.get(thing.uid());
      if (id == null) continue;
      for (var funding : thing.draft().funding())
        lines.add(new Line(id, thing.draft().home().unit().value(), ++number, funding));
    }
    if (lines.isEmpty()) return;
    var columns = new Columns<>(lines);
    jdbc.sql(
            """
            insert into asset.funding (asset_id, unit_id, number, scheme, percent, order_no, entry)
            select r.asset, r.unit, r.number, r.scheme, r.percent::numeric, r.order_no, r.entry::uuid
              from unnest(:assets::bigint[], :units::int[], :numbers::int[], :schemes::text[],
                          :percents::text[], :orders::text[], :entries::text[])
                   as r (asset, unit, number, scheme, percent, order_no, entry)
            """)
        .param("assets", columns.longs(Line::asset))
        .param("units", columns.ints(Line::unit))
        .param("numbers", columns.ints(Line::number))
        .param("schemes", columns.texts(line -> line.funding().scheme()))
        .param("percents", columns.texts(line -> line.funding().percent().toPlainString()))
        .param("orders", columns.texts(line -> line.funding().order()))
        .param("entries", columns.texts(line -> line.funding().entry()))
        .update();
  }

  private void insertMoves(List<Named> things, Map<String, Long> ids, String reason, long by) {
    if (things.isEmpty()) return;
    var columns = new Columns<>(things);
    jdbc.sql(
            """
            insert into asset.move (asset_id, number, unit_id, moved_on, lat, lon, address, reason,
                                    by_person)
            select r.asset,
                   1 + coalesce((select max(m.number) from asset.move m where m.asset_id = r.asset), 0),
                   r.unit, coalesce(date '1970-01-01' + r.moved, :today), r.lat, r.lon, r.address,
                   :reason, :by
              from unnest(:assets::bigint[], :units::int[], :days::int[], :lats::float8[],
                          :lons::float8[], :addresses::text[])
                   as r (asset, unit, moved, lat, lon, address)
            """)
        .param("assets", columns.longs(one -> ids.getOrDefault(one.uid(), 0L)))
        .param("units", columns.ints(one -> one.draft().home().unit().value()))
        .param(
            "days", columns.days(one -> reason.isEmpty() ? one.draft().life().installedOn() : null))
        .param("lats", degrees(things, true))
        .param("lons", degrees(things, false))
        .param("addresses", columns.texts(one -> one.draft().stand().address()))
        .param("reason", reason.isEmpty() ? "FIRST" : reason)
        .param("today", today())
        .param("by", by)
        .update();
  }

  private LocalDate today() {
    return jdbc.sql("select (now() at time zone 'Asia/Kolkata')::date")
        .query(LocalDate.class)
        .single();
  }
}
