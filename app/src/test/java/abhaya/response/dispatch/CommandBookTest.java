package abhaya.response.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.response.incident.Agency;
import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.Disposition;
import abhaya.response.unit.Availability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandBookTest {
  @ParameterizedTest
  @CsvSource({
    "2231 enroute, 2231, EN_ROUTE",
    "2231 ENR, 2231, EN_ROUTE",
    "PRV 2231 arrived, PRV 2231, ON_SCENE",
    "LKO PRV 2231 clear, LKO PRV 2231, CLEARED",
    "/2231 ack, 2231, ACKNOWLEDGED"
  })
  void aUnitsStatusIsOneLine(String line, String unit, AssignmentState to) {
    assertThat(CommandBook.read(line)).isEqualTo(new Command.UnitStep(unit, to));
  }

  @Test
  void whatFollowsTheVerbIsKeptAsItWasTyped() {
    assertThat(CommandBook.read("send 2231 knows the place"))
        .isEqualTo(new Command.Send("2231", "knows the place"));
    assertThat(CommandBook.read("note Send nobody yet"))
        .isEqualTo(new Command.Note("Send nobody yet"));
    assertThat(CommandBook.read("2231 busy court"))
        .isEqualTo(new Command.UnitState("2231", Availability.BUSY, "court"));
    assertThat(CommandBook.read("hold 10 caller asks"))
        .isEqualTo(new Command.Hold(10, "caller asks"));
    assertThat(CommandBook.read("told 181")).isEqualTo(new Command.Told(Agency.WOMEN_HELPLINE));
    assertThat(CommandBook.read("rate 2 again")).isEqualTo(new Command.Feedback(2, true));
  }

  @Test
  void aCodeIsFoundByNumberNameOrItsBeginningIfOnlyOneBeginsSo() {
    assertThat(CommandBook.disposition("01")).contains(Disposition.REPORT_TAKEN);
    assertThat(CommandBook.disposition("gone")).contains(Disposition.GONE_ON_ARRIVAL);
    assertThat(CommandBook.disposition("settled")).isEmpty();
    assertThat(CommandBook.disposition("settled by phone")).contains(Disposition.SETTLED_BY_PHONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "2231",
        "close",
        "close nonsense",
        "p6",
        "hold x y",
        "rate 6",
        "told nobody",
        "what is this"
      })
  void whatIsNotUnderstoodIsSaidSoAndDoesNothing(String line) {
    assertThat(CommandBook.read(line)).isInstanceOf(Command.NotUnderstood.class);
  }
}
