package abhaya.base.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
  private static final byte[] SECRET = "twenty bytes of them".getBytes(StandardCharsets.UTF_8);
  private static final String PLACE = "access.account|totp_sealed|7";

  private final SecretBox box = new SecretBox(new byte[32], new SecureRandom());

  @Test
  void whatWasSealedOpensWhereItStands() {
    assertThat(box.open(box.seal(SECRET, PLACE), PLACE)).isEqualTo(SECRET);
  }

  @Test
  void aValueMovedToAnotherRowDoesNotOpen() {
    var sealed = box.seal(SECRET, PLACE);
    assertThatThrownBy(() -> box.open(sealed, "access.account|totp_sealed|8"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aChangedByteDoesNotOpen() {
    var sealed = box.seal(SECRET, PLACE);
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> box.open(sealed, PLACE)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theSameSecretIsSealedDifferentlyEachTime() {
    assertThat(box.seal(SECRET, PLACE)).isNotEqualTo(box.seal(SECRET, PLACE));
  }
}
