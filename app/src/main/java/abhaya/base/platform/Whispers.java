package abhaya.base.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Words from machine to machine that are written nowhere: what is held in memory only, and may be
/// lost with it. They go as notices of the database, sealed with a key that it does not have.
///
/// A word is heard after the commit of whoever said it, by every other machine that is there, and by
/// nobody later.
@Component
public class Whispers {
  private static final Logger LOG = LoggerFactory.getLogger(Whispers.class);
  static final String CHANNEL = "abhaya_whisper";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int WORDS_MAX = 4_000;

  private final JdbcClient jdbc;
  private final Nodes nodes;
  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Consumer<String>> ears = new ConcurrentHashMap<>();

  Whispers(JdbcClient jdbc, Nodes nodes, DataFolder folder) {
    this.jdbc = jdbc;
    this.nodes = nodes;
    this.key = new SecretKeySpec(folder.secret("whisper.key"), "AES");
  }

  /// Tells the other machines, in the caller's transaction; nothing while this one is alone.
  public void say(String topic, String words) {
    if (!nodes.hasOthers()) return;
    var line = nodes.self() + "\n" + topic + "\n" + words;
    if (line.length() > WORDS_MAX) throw new IllegalArgumentException("a whisper is short");
    jdbc.sql("select pg_notify(:channel, :line)::text")
        .param("channel", CHANNEL)
        .param("line", seal(line))
        .query()
        .listOfRows();
  }

  /// Hears what other machines say of this topic, one word after the other.
  public void hear(String topic, Consumer<String> ear) {
    ears.put(topic, ear);
  }

  /// A notice came by. What does not open was said by nobody of ours.
  void heard(String channel, String line) {
    if (!channel.equals(CHANNEL)) return;
    var parts = open(line).orElse("").split("\n", 3);
    if (parts.length < 3 || parts[0].equals(nodes.self())) return;
    var ear = ears.get(parts[1]);
    if (ear == null) return;
    try {
      ear.accept(parts[2]);
    } catch (RuntimeException e) {
      LOG.warn("a word of another machine was not taken: {}", e.getClass().getSimpleName());
    }
  }

  String seal(String line) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      var sealed = cipher.doFinal(line.getBytes(StandardCharsets.UTF_8));
      var all = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks AES-GCM", e);
    }
  }

  private Optional<String> open(String text) {
    try {
      var all = Base64.getDecoder().decode(text);
      if (all.length <= NONCE_BYTES) return Optional.empty();
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, all, 0, NONCE_BYTES));
      var plain = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return Optional.of(new String(plain, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      LOG.warn("a word between machines does not open");
      return Optional.empty();
    }
  }
}
