package abhaya.safecity.asset;

import abhaya.base.access.Scope;
import abhaya.base.geo.Point;
import abhaya.base.platform.Events;
import abhaya.base.platform.India;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL that writes what was done in the street. The caller brings transaction and context.
@Repository
class TagStore {
  private final JdbcClient jdbc;
  private final Events events;

  TagStore(JdbcClient jdbc, Events events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /// Which thing, whose, and who was there.
  record Home(long asset, int unit, long by) {}

  /// A picture as it came, its media type told by its first bytes.
  record Photo(String media, ByteArrayResource content) {
    static final int BYTES_MAX = 2 << 20;

    static Optional<Photo> of(byte[] bytes) {
      if (bytes.length < 12 || bytes.length > BYTES_MAX) return Optional.empty();
      if ((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8)
        return Optional.of(new Photo("image/jpeg", new ByteArrayResource(bytes)));
      if ((bytes[0] & 0xFF) == 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G')
        return Optional.of(new Photo("image/png", new ByteArrayResource(bytes)));
      if (bytes[0] == 'R' && bytes[8] == 'W' && bytes[9] == 'E' && bytes[10] == 'B')
        return Optional.of(new Photo("image/webp", new ByteArrayResource(bytes)));
      return Optional.empty();
    }
  }

  /// The same act sent twice at once waits for itself.
  void lock(String key) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('tag:' || :key))")
        .param("key", key)
        .query((row, number) -> 1)
        .single();
  }

  /// The thing of an act that is known already.
  Optional<String> find(String key) {
    return jdbc.sql(
            """
            select a.uid from asset.tag t join asset.asset a on a.id = t.asset_id
             where t.key = :key
            """)
        .param("key", UUID.fromString(key))
        .query(String.class)
        .optional();
  }

  long id(String uid) {
    return jdbc.sql("select id from asset.asset where uid = :uid")
        .param("uid", uid)
        .query(Long.class)
        .single();
  }

  void insert(Home home, TagRegister.Tagged tagged, String act, @Nullable Integer metresOff) {
    var place = tagged.place();
    jdbc.sql(
            """
            insert into asset.tag (key, asset_id, unit_id, act, found, done_at, lat, lon, metres_off,
                                   by_person)
            values (:key, :asset, :unit, :act, :found, :at, :lat, :lon, :off, :by)
            """)
        .param("key", UUID.fromString(tagged.key()))
        .param("asset", home.asset())
        .param("unit", home.unit())
        .param("act", act)
        .param("found", tagged.found())
        .param("at", tagged.at().atOffset(ZoneOffset.UTC))
        .param("lat", place == null ? null : place.lat())
        .param("lon", place == null ? null : place.lon())
        .param("off", metresOff)
        .param("by", home.by())
        .update();
  }

  void photo(Home home, TagRegister.Tagged tagged, Photo photo) {
    var place = tagged.place();
    var id =
        jdbc.sql(
                """
                insert into asset.photo (asset_id, unit_id, taken_at, lat, lon, accuracy_metres,
                                         by_person)
                values (:asset, :unit, :at, :lat, :lon, :accuracy, :by)
                returning id
                """)
            .param("asset", home.asset())
            .param("unit", home.unit())
            .param("at", tagged.at().atOffset(ZoneOffset.UTC))
            .param("lat", place == null ? null : place.lat())
            .param("lon", place == null ? null : place.lon())
            .param("accuracy", tagged.accuracy())
            .param("by", home.by())
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into asset.picture (photo_id, unit_id, media, digest, bytes)
            values (:photo, :unit, :media, :digest, :bytes)
            """)
        .param("photo", id)
        .param("unit", home.unit())
        .param("media", photo.media())
        .param("digest", digest(photo.content().getByteArray()))
        .param("bytes", photo.content().getByteArray())
        .update();
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// It stands elsewhere than its entry says.
  void move(Home home, Point place, @Nullable Integer accuracy, Instant at) {
    jdbc.sql(
            """
            insert into asset.move (asset_id, number, unit_id, moved_on, lat, lon, reason, by_person)
            select :asset, coalesce(max(number), 0) + 1, :unit, :on, :lat, :lon, 'Audit', :by
              from asset.move where asset_id = :asset
            """)
        .param("asset", home.asset())
        .param("unit", home.unit())
        .param("on", India.dateOf(at))
        .param("lat", place.lat())
        .param("lon", place.lon())
        .param("by", home.by())
        .update();
    jdbc.sql(
            """
            update asset.asset
               set lat = :lat, lon = :lon, accuracy_metres = :accuracy, digest = 'moved',
                   changed_at = now()
             where id = :asset
            """)
        .param("asset", home.asset())
        .param("lat", place.lat())
        .param("lon", place.lon())
        .param("accuracy", accuracy)
        .update();
  }

  /// Tells the work that its proofs changed.
  void changed(Scope scope, KnownAssets.KnownAsset thing) {
    var packages =
        jdbc.sql("select package::text from asset.asset where id = :id and package is not null")
            .param("id", thing.id())
            .query(String.class)
            .list();
    events.tell(new AssetsChanged(thing.city(), List.copyOf(packages), 1));
  }
}
