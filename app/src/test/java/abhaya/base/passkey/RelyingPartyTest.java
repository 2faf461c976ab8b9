package abhaya.base.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelyingPartyTest {
  @Test
  void theConfiguredAddressCountsWhateverTheRequestSays() {
    assertThat(RelyingParty.of("https://abhaya.example.in:8443", "evil.example"))
        .contains(new RelyingParty("abhaya.example.in", "https://abhaya.example.in:8443"));
  }

  @Test
  void withoutOneOnlyThisComputerByNameCounts() {
    assertThat(RelyingParty.of(null, "localhost:8112"))
        .contains(new RelyingParty("localhost", "http://localhost:8112"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1:8112", "evil.example", "localhost.evil.example", "localhost:8112@x"})
  void anyOtherHostHasNoPasskeys(String host) {
    assertThat(RelyingParty.of(null, host)).isEmpty();
  }
}
