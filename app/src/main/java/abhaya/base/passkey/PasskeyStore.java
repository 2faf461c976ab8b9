package abhaya.base.passkey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of passkeys. The caller brings transaction and context.
@Component
class PasskeyStore {
  private final JdbcClient jdbc;

  PasskeyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A new passkey of a person.
  record Fresh(String handle, String person, String label, StoredKey key) {}

  /// A passkey that was found by what its device calls it.
  record Known(String person, Instant addedAt, StoredKey key) {}

  void insert(Fresh fresh, Instant now) {
    jdbc.sql(
            """
            insert into passkey.credential
                   (handle, person, credential_id, attested, signature_count, backup_eligible,
                    backup_state, label, added_at)
            values (:handle, :person, :credentialId, :attested, :count, :eligible, :state,
                    :label, :now)
            """)
        .param("handle", fresh.handle())
        .param("person", fresh.person())
        .param("credentialId", fresh.key().credentialId())
        .param("attested", fresh.key().attested())
        .param("count", fresh.key().signatureCount())
        .param("eligible", fresh.key().backupEligible())
        .param("state", fresh.key().backupState())
        .param("label", fresh.label())
        .param("now", at(now))
        .update();
  }

  /// Locked, so that two signatures with one count do not both pass.
  Optional<Known> take(byte[] credentialId) {
    return jdbc.sql(
            """
            select * from passkey.credential
             where credential_id = :credentialId and removed_at is null
               for update
            """)
        .param("credentialId", credentialId)
        .query(
            (row, number) -> new Known(row.getString("person"), instant(row, "added_at"), key(row)))
        .optional();
  }

  void used(byte[] credentialId, long signatureCount, boolean backupState, Instant now) {
    jdbc.sql(
            """
            update passkey.credential
               set signature_count = :count, backup_state = :state, last_used_at = :now
             where credential_id = :credentialId
            """)
        .param("credentialId", credentialId)
        .param("count", signatureCount)
        .param("state", backupState)
        .param("now", at(now))
        .update();
  }

  /// Takes the answer to a challenge; of two with the same challenge, one goes through.
  boolean answer(byte[] challengeHash, Instant expiresAt, Instant now) {
    jdbc.sql("delete from passkey.answered where expires_at < :now").param("now", at(now)).update();
    return jdbc.sql(
                """
                insert into passkey.answered (challenge_hash, expires_at)
                values (:hash, :expiresAt)
                on conflict do nothing
                """)
            .param("hash", challengeHash)
            .param("expiresAt", at(expiresAt))
            .update()
        == 1;
  }

  List<Passkey> list(String person) {
    return jdbc.sql(
            """
            select handle, label, backup_state, added_at, last_used_at
              from passkey.credential
             where person = :person and removed_at is null
             order by added_at
             limit 100
            """)
        .param("person", person)
        .query((row, number) ->
            new Passkey(
                row.getString("handle"),
                row.getString("label"),
                row.getBoolean("backup_state"),
                instant(row, "added_at"),
                row.getObject("last_used_at") == null ? null : instant(row, "last_used_at")))
        .list();
  }

  List<byte[]> listIds(String person) {
    return jdbc.sql(
            """
            select credential_id from passkey.credential
             where person = :person and removed_at is null
             limit 100
            """)
        .param("person", person)
        .query((row, number) -> row.getBytes("credential_id"))
        .list();
  }

  /// Takes a passkey away, or gives it back.
  ///
  /// @param removedAt null: it counts again
  boolean setRemoved(String person, String handle, @Nullable Instant removedAt) {
    return jdbc.sql(
                """
                update passkey.credential set removed_at = :removedAt
                 where person = :person and handle = :handle
                   and (removed_at is null) = (:removedAt::timestamptz is not null)
                """)
            .param("person", person)
            .param("handle", handle)
            .param("removedAt", removedAt == null ? null : at(removedAt))
            .update()
        == 1;
  }

  private static StoredKey key(ResultSet row) throws SQLException {
    return new StoredKey(
        row.getBytes("credential_id"),
        row.getBytes("attested"),
        row.getLong("signature_count"),
        row.getBoolean("backup_eligible"),
        row.getBoolean("backup_state"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
