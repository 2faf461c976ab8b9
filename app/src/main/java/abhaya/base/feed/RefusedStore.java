package abhaya.base.feed;

import abhaya.base.platform.DataFolder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Keeps refused rows for those who correct them. A refused row may hold anything, a name in a
/// field that does not belong here for one: so it is sealed, and kept for a few days only.
@Repository
public class RefusedStore {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final JdbcClient jdbc;
  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  RefusedStore(JdbcClient jdbc, DataFolder folder) {
    this.jdbc = jdbc;
    this.key = new SecretKeySpec(folder.secret("refused.key"), "AES");
  }

  /// Keeps the refused rows of an import.
  @Transactional
  public void insert(long batchId, int unitId, List<RefusedRow> rows) {
    if (rows.isEmpty()) return;
    var columns = new Columns<>(rows);
    jdbc.sql(
            """
            insert into feed.refused (batch_id, row_no, unit_id, code, field, key, body)
            select :batch, row_no, :unit, code, field, key, body
              from unnest(:rows, :codes, :fields, :keys, :bodies)
                   as r (row_no, code, field, key, body)
                on conflict do nothing
            """)
        .param("batch", batchId)
        .param("unit", unitId)
        .param("rows", columns.ints(RefusedRow::row))
        .param("codes", columns.texts(RefusedRow::code))
        .param("fields", columns.texts(RefusedRow::field))
        .param("keys", columns.texts(RefusedRow::key))
        .param("bodies", rows.stream().map(row -> seal(row, batchId)).toArray(byte[][]::new))
        .update();
  }

  /// The refused rows of an import after a row, in their order.
  @Transactional(readOnly = true)
  public List<RefusedRow> after(long batchId, int row, int limit) {
    return jdbc.sql(
            """
            select row_no, code, field, key, body
              from feed.refused
             where batch_id = :batch and row_no > :row
             order by row_no
             limit :limit
            """)
        .param("batch", batchId)
        .param("row", row)
        .param("limit", limit)
        .query((found, number) ->
            new RefusedRow(
                found.getInt("row_no"),
                found.getString("code"),
                found.getString("field"),
                found.getString("key"),
                open(found.getBytes("body"), batchId, found.getInt("row_no"))))
        .list();
  }

  /// Forgets the rows of imports that began before that time.
  @Transactional
  public int forgetBefore(Instant before) {
    return jdbc.sql(
            """
            delete from feed.refused r
             using feed.batch b
             where b.id = r.batch_id and b.started_at < to_timestamp(:before / 1e6)
            """)
        .param("before", Columns.micros(before))
        .update();
  }

  private byte[] seal(RefusedRow row, long batchId) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var text = row.text().getBytes(StandardCharsets.UTF_8);
    var sealed = run(Cipher.ENCRYPT_MODE, nonce, text, place(batchId, row.row()));
    var whole = new byte[NONCE_BYTES + sealed.length];
    System.arraycopy(nonce, 0, whole, 0, NONCE_BYTES);
    System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
    return whole;
  }

  private String open(byte[] whole, long batchId, int row) {
    var nonce = Arrays.copyOf(whole, NONCE_BYTES);
    var sealed = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
    var plain = run(Cipher.DECRYPT_MODE, nonce, sealed, place(batchId, row));
    return new String(plain, StandardCharsets.UTF_8);
  }

  private static String place(long batchId, int row) {
    return "feed.refused|" + batchId + "|" + row;
  }

  private byte[] run(int mode, byte[] nonce, byte[] input, String place) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a refused row does not open where it stands", e);
    }
  }
}
