package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a role may not see is, for it, not there.
@ExtendWith(Stage.Hand.class)
class VisibilityTest {
  private final Stage stage;

  VisibilityTest(Stage stage) {
    this.stage = stage;
  }

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource({
    "MINISTRY, /cases",
    "MINISTRY, /import",
    "MINISTRY, /people",
    "MINISTRY, /trail",
    "STATE, /investigation/IN",
    "STATE, /investigation/IN.06",
    "STATE, /cases?unit=IN.06",
    "STATION, /investigation/IN.09",
    "STATION, /import",
    "OFFICER, /trail/checkpoints",
    "DATA, /cases",
    "DATA, /investigation/IN",
    "AUDITOR, /cases",
    "AUDITOR, /investigation/IN",
    "AUDITOR, /import"
  })
  void aPageOfOthersIsLikeAPageThatDoesNotExist(Card card, String address) {
    try (var reader = stage.as(card)) {
      var hidden = reader.fetch(address);
      var missing = reader.fetch(alike(address));
      assertThat(hidden.status()).isEqualTo(404);
      assertThat(missing.status()).isEqualTo(404);
      assertThat(bare(hidden.text())).isEqualTo(bare(missing.text()));
      assertThat(hidden.headers().keySet()).isEqualTo(missing.headers().keySet());
    }
  }

  /// An address of the same form behind which there is nothing for anybody.
  private static String alike(String address) {
    if (address.contains("/IN.")) return "/investigation/IN.99";
    return address.startsWith("/investigation") ? "/investigation/INDIA" : "/nowhere";
  }

  @Test
  void aCaseOfAnotherStationIsLikeACaseThatDoesNotExist() {
    var others = new ArrayList<String>();
    try (var reader = stage.as(Card.SUBDIVISION)) {
      reader.open("/cases?state=all");
      others.addAll(reader.links("#content tbody a"));
    }
    try (var reader = stage.asOneWithCases(Card.STATION)) {
      var own = reader.links("#content tbody a");
      assertThat(own).isNotEmpty();
      others.removeAll(own);
      assertThat(others).isNotEmpty();
      var missing = reader.fetch("/cases/AAAAAAAAAAAAAAAAAAAAAA");
      for (var other : List.of(others.getFirst(), others.getLast())) {
        var hidden = reader.fetch(other);
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(bare(hidden.text())).isEqualTo(bare(missing.text()));
      }
      assertThat(missing.status()).isEqualTo(404);
    }
  }

  @Test
  void withoutASessionEveryPageLeadsToTheDoor() {
    try (var reader = stage.visitor("en")) {
      for (var address : List.of("/", "/investigation/IN", "/cases", "/import", "/trail", "/law")) {
        reader.open(address);
        assertThat(reader.path()).as(address).isEqualTo("/sign-in");
      }
    }
  }

  /// Without what differs in any two answers: request id, token of the forms, the address itself.
  private static String bare(String page) {
    return page.replaceAll("value=\"[A-Za-z0-9_=-]{40,}\"", "")
        .replaceAll("[0-9a-f]{16,32}|[A-Za-z0-9_-]{22}", "")
        .replaceAll("href=\"[^\"]*(lang|theme)=[^\"]*\"", "")
        .replaceAll("\\d\\d-\\d\\d-\\d{4} \\d\\d:\\d\\d:\\d\\d", "");
  }
}
