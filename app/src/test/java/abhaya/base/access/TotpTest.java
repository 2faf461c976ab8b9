package abhaya.base.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TotpTest {
  private static final byte[] SECRET = secretOfLength(20);
  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);
  private static final Map<String, Integer> LENGTHS =
      Map.of("HmacSHA1", 20, "HmacSHA256", 32, "HmacSHA512", 64);

  /// RFC 6238, appendix B; the seeds of the erratum, as long as the hash.
  @ParameterizedTest(name = "{1} at {0}: {2}")
  @CsvFileSource(resources = "/oracles/access/totp-rfc6238.csv", numLinesToSkip = 1)
  void theVectorsOfTheStandardHold(long seconds, String algorithm, String code) {
    var totp = new Totp(algorithm, 8, Duration.ofSeconds(30));
    var step = totp.stepAt(Instant.ofEpochSecond(seconds));
    assertThat(totp.codeAt(secretOfLength(LENGTHS.getOrDefault(algorithm, 0)), step))
        .isEqualTo(code);
  }

  @Test
  void aCodeOfTheStepBeforeOrAfterIsTaken() {
    var step = Totp.USUAL.stepAt(NOW);
    for (var near = step - 1; near <= step + 1; near++) {
      var found = Totp.USUAL.findStep(SECRET, Totp.USUAL.codeAt(SECRET, near), NOW, -1);
      assertThat(found).hasValue(near);
    }
  }

  @Test
  void aCodeTwoStepsAwayIsNot() {
    var step = Totp.USUAL.stepAt(NOW);
    for (var far : new long[] {step - 2, step + 2}) {
      assertThat(Totp.USUAL.findStep(SECRET, Totp.USUAL.codeAt(SECRET, far), NOW, -1)).isEmpty();
    }
  }

  @Test
  void aUsedCodeIsRefusedAndSoIsAnEarlierOne() {
    var step = Totp.USUAL.stepAt(NOW);
    var code = Totp.USUAL.codeAt(SECRET, step);
    var earlier = Totp.USUAL.codeAt(SECRET, step - 1);
    assertThat(Totp.USUAL.findStep(SECRET, code, NOW, step)).isEmpty();
    assertThat(Totp.USUAL.findStep(SECRET, earlier, NOW, step)).isEmpty();
    assertThat(Totp.USUAL.findStep(SECRET, code, NOW, step - 1)).hasValue(step);
  }

  @Test
  void anythingElseIsNoCode() {
    for (var wrong : new String[] {"", "1", "abcdef", "0000000", "१२३४५६"}) {
      assertThat(Totp.USUAL.findStep(SECRET, wrong, NOW, -1)).isEmpty();
    }
  }

  @Test
  void theSecretIsWrittenInBaseThirtyTwo() {
    var secret = TotpSecret.of(SECRET);
    assertThat(secret.text()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(secret.address("asha")).startsWith("otpauth://totp/Abhaya:asha?secret=GEZDGNBV");
    assertThat(secret.toString()).doesNotContain("GEZD");
  }

  private static byte[] secretOfLength(int length) {
    return "1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
  }
}
