package abhaya.safecity.walk;

import abhaya.base.jurisdiction.UnitId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Pictures, written once.
@Repository
public class PlacePhotoStore {
  private final JdbcClient jdbc;

  PlacePhotoStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param picture what [PhotoReader] made
  @Transactional(propagation = Propagation.MANDATORY)
  public String insert(String city, UnitId unit, byte[] picture, Instant at) {
    var handle = UUID.randomUUID();
    jdbc.sql(
            """
            insert into walk.photo (handle, city, unit_id, sha256, picture, kept_at)
            values (:handle, :city, :unit, :hash, :picture, :at)
            """)
        .param("handle", handle)
        .param("city", city)
        .param("unit", unit.value())
        .param("hash", hash(picture))
        .param("picture", picture)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    return handle.toString();
  }

  @Transactional(readOnly = true)
  Optional<byte[]> find(String city, UUID handle) {
    return jdbc.sql("select picture from walk.photo where handle = :handle and city = :city")
        .param("handle", handle)
        .param("city", city)
        .query((row, number) -> row.getBytes(1))
        .optional();
  }

  private static byte[] hash(byte[] picture) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(picture);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
