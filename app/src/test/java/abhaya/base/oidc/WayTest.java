package abhaya.base.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WayTest {
  private static final byte[] KEY = new byte[32];

  @Test
  void theValuesOfOneWayFollowFromItsSecretAndDifferFromEachOther() {
    var way = Way.of(KEY, "secret");
    assertThat(Way.of(KEY, "secret")).isEqualTo(way);
    assertThat(way.state()).isNotEqualTo(way.nonce()).isNotEqualTo(way.verifier());
    assertThat(way.nonce()).isNotEqualTo(way.verifier());
    assertThat(Way.of(KEY, "other").state()).isNotEqualTo(way.state());
    var other = new byte[32];
    other[31] = 1;
    assertThat(Way.of(other, "secret").state()).isNotEqualTo(way.state());
  }

  /// RFC 7636, appendix B.
  @Test
  void theChallengeIsThatOfTheStandard() {
    var way = new Way("s", "n", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    assertThat(way.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }
}
