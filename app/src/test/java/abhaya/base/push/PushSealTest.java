package abhaya.base.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// The example of RFC 8291, section 5 and appendix A, and points that are none.
class PushSealTest {
  private static final String BROWSER =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
  private static final String SENDER =
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";

  @Test
  void theExampleOfTheStandardIsSealedToTheSameBytes() throws Exception {
    var text = "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII);
    var point = Curve.point(bytes(BROWSER)).orElseThrow();
    var browser = new PushSeal.Browser(point, bytes("BTBZMqHH6r4Tts7J_aSIgg"));
    var number = new BigInteger(1, bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));
    var secret =
        KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, Curve.spec()));
    var once = new KeyPair(Curve.point(bytes(SENDER)).orElseThrow(), secret);
    var sealed = PushSeal.seal(text, 0, browser, once, bytes("DGv6ra1nlYgDCS1FRnbzlw"));
    assertThat(PushPeer.word(sealed))
        .isEqualTo(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
                + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
                + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
  }

  @Test
  void messagesOfAnyTextAreEquallyLong() {
    var browser = new PushSeal.Browser(Curve.point(bytes(BROWSER)).orElseThrow(), new byte[16]);
    var few = PushSeal.seal(new byte[1], browser);
    var most = PushSeal.seal(new byte[PushSeal.FILLED_BYTES - 1], browser);
    assertThat(few).hasSameSizeAs(most);
    assertThat(few).as("one record of the size it says").hasSizeLessThan(4_096);
  }

  @Test
  void aPointBesideTheCurveIsNone() {
    var beside = bytes(BROWSER);
    beside[64] ^= 1;
    assertThat(Curve.point(beside)).isEmpty();
    assertThat(Curve.point(new byte[65])).isEmpty();
    assertThat(Curve.point(new byte[0])).isEmpty();
    var negative = new byte[65];
    java.util.Arrays.fill(negative, (byte) 0xff);
    negative[0] = 4;
    assertThat(Curve.point(negative)).as("beyond the field").isEmpty();
    assertThat(Curve.point(bytes(BROWSER)).map(Curve::bytes)).hasValue(bytes(BROWSER));
  }

  private static byte[] bytes(String word) {
    return Base64.getUrlDecoder().decode(word);
  }
}
