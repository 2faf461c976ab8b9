package abhaya.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The last day of a case, from a date and sections as they are typed in an FIR.
@ExtendWith(Stage.Hand.class)
class LawCalculatorTest {
  private final Stage stage;

  LawCalculatorTest(Stage stage) {
    this.stage = stage;
  }

  @ParameterizedTest(name = "recorded {0}, {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-12-31 | 64(1), 351(3) BNS & 4 POCSO Act | 28-02-2025 | BNSS 193(2)",
        "2023-12-31 | 376(2)(n) IPC r/w 5(l)/6 POCSO | 29-02-2024 | CrPC 173(1A)",
        "2024-07-05 | भादवि 376 | 05-09-2024 | 193(2)"
      })
  void theLastDayIsShownWithItsProvision(
      String recordedOn, String sections, String lastDay, String provision) {
    try (var reader = stage.as(Card.OFFICER)) {
      ask(reader, recordedOn, sections);
      assertThat(reader.text("section[aria-labelledby=law-main]")).contains(lastDay, provision);
      assertThat(reader.address()).contains("recordedOn=" + recordedOn);
      reader.page().reload();
      assertThat(reader.text("section[aria-labelledby=law-main]")).contains(lastDay);
    }
  }

  private static void ask(Reader reader, String recordedOn, String sections) {
    reader.open("/law");
    reader.page().locator("#recordedOn").fill(recordedOn);
    reader.page().locator("#sections").fill(sections);
    reader.leaving(() -> reader.page().locator("form[action='/law'] button.main-act").click());
  }

  @Test
  void theArithmeticIsExplained() {
    try (var reader = stage.as(Card.AUDITOR)) {
      ask(reader, "2024-12-31", "64 BNS");
      assertThat(reader.text("section[aria-labelledby=law-main]"))
          .contains("31-12-2024 + 2 months = 28-02-2025: February has no 31st");
    }
  }

  @Test
  void whatCannotBeReadIsNamed() {
    try (var reader = stage.as(Card.OFFICER)) {
      ask(reader, "2025-03-01", "64 BNS, 999zz of nothing");
      assertThat(reader.text("section[aria-labelledby=law-main] .error")).contains("999");
    }
  }
}
