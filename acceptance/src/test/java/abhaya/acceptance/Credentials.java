package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Accounts and clients of the demonstration, as `demo-credentials.json` tells them.
record Credentials(JsonNode file) {
  private static final String NAME = "demo-credentials.json";
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_SECONDS = 30;

  static Path in(Path data) {
    return data.resolve(NAME);
  }

  static Credentials of(Program program) throws IOException {
    var text = Files.readString(in(program.data()));
    return new Credentials(JsonMapper.shared().readTree(text));
  }

  /// The first account of this role.
  JsonNode account(String role) {
    return find("accounts", "role", role);
  }

  private JsonNode find(String list, String field, String value) {
    for (var one : file.path(list)) {
      if (one.path(field).asString().equals(value)) return one;
    }
    throw new AssertionError("no " + value + " among the " + list);
  }

  /// Headers of a request that carries a token of this client.
  Map<String, String> signIn(Program program, String clientId)
      throws IOException, InterruptedException {
    var secret = find("clients", "clientId", clientId).path("clientSecret").asString();
    var pair = (clientId + ":" + secret).getBytes(StandardCharsets.UTF_8);
    var answer =
        program.post(
            "/oauth2/token",
            "grant_type=client_credentials",
            Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair),
                "Content-Type",
                "application/x-www-form-urlencoded"));
    assertThat(answer.statusCode()).isEqualTo(200);
    var token = JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    return Map.of("Authorization", "Bearer " + token);
  }

  /// What a telephone shows for this secret (RFC 6238, SHA-1, six digits), so many steps from now.
  static String code(String secret, int stepsAhead) {
    var bits = new StringBuilder("1");
    for (var letter : secret.replace(" ", "").toCharArray()) {
      var five = Integer.toBinaryString(32 + BASE_32.indexOf(letter));
      bits.append(five, 1, 6);
    }
    var whole = bits.substring(0, 1 + (bits.length() - 1) / 8 * 8);
    var key = new BigInteger(whole, 2).toByteArray();
    var step = Instant.now().getEpochSecond() / STEP_SECONDS + stepsAhead;
    return code(new SecretKeySpec(key, 1, key.length - 1, "HmacSHA1"), step);
  }

  private static String code(SecretKeySpec key, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(key);
      var hash = mac.doFinal(java.nio.ByteBuffer.allocate(8).putLong(step).array());
      var number = java.nio.ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7fff_ffff;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
