package abhaya.safecity.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RupeesTest {

  @ParameterizedTest(name = "{0} is {1} paise")
  @CsvSource(
      delimiter = ';',
      value = {
        "1;100",
        "12,34,567.50;123456750",
        "1,234,567.50;123456750",
        "1234567.5;123456750",
        "₹ 2,919.55 crore;2919550000000",
        "Rs. 252 cr;252000000000",
        "57.66 lakh;576600000",
        "57.66 lacs;576600000",
        "Rs.500/-;50000",
        "INR 1,00,000;10000000",
        "२.५ करोड़;2500000000",
        "१२ लाख;120000000",
        "Nil;0",
        "-3.21 Crore;-3210000000",
        "0.01;1"
      })
  void moneyIsReadAsPeopleWriteIt(String text, long paise) {
    assertThat(RupeeText.read(text)).isEqualTo(new RupeeText.Amount(new Rupees(paise)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "1,23,45;MISPLACED_COMMA",
        "12,345,67;MISPLACED_COMMA",
        "1,2345;MISPLACED_COMMA",
        ",123;MISPLACED_COMMA",
        "1.005;FINER_THAN_A_PAISA",
        "0.0000000001 crore;FINER_THAN_A_PAISA",
        "1.2.3;NO_NUMBER",
        "twelve;NO_NUMBER",
        "12 million;NO_NUMBER",
        "=1+1;NO_NUMBER",
        "1e9;NO_NUMBER",
        "99999999999999999 crore;TOO_LARGE"
      })
  void whatIsNoAmountIsRefusedWithItsReason(String text, RupeeText.Reason reason) {
    assertThat(RupeeText.read(text)).isEqualTo(new RupeeText.Refused(reason));
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", " ", "-", "–", "—"})
  void aDashIsNotNought(String text) {
    assertThat(RupeeText.read(text)).isInstanceOf(RupeeText.NotGiven.class);
  }

  @Test
  void aHugeTextIsRefusedAtOnce() {
    assertThat(RupeeText.read("9".repeat(1_000_000))).isInstanceOf(RupeeText.Refused.class);
  }

  @ParameterizedTest(name = "{0} paise: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "0;0.00",
        "5;0.05",
        "99900;999.00",
        "100000;1,000.00",
        "10000000;1,00,000.00",
        "123456750;12,34,567.50",
        "-123456750;-12,34,567.50",
        "1000000000;1,00,00,000.00"
      })
  void moneyIsWrittenInIndianGroups(long paise, String text) {
    assertThat(new Rupees(paise)).hasToString(text);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whatIsWrittenIsReadBack(long seed) {
    var random = new SplittableRandom(seed);
    for (var n = 0; n < 500; n++) {
      var amount = new Rupees(random.nextLong(1L << random.nextInt(5, 60)));
      assertThat(RupeeText.read(amount.toString())).isEqualTo(new RupeeText.Amount(amount));
    }
  }

  @Test
  void croresAndLakhsAreRoundedHalfUpOnlyWherePrinted() {
    assertThat(Rupees.ofCrore("108.792").inCrore(2)).isEqualByComparingTo("108.79");
    assertThat(Rupees.ofCrore("255.036").inCrore(2)).isEqualByComparingTo("255.04");
    assertThat(Rupees.ofCrore("0.005").inCrore(2)).isEqualByComparingTo("0.01");
    assertThat(Rupees.ofLakh(new BigDecimal("57.66"))).isEqualTo(Rupees.ofCrore("0.5766"));
    assertThat(Rupees.ofLakh(new BigDecimal("57.66")).inLakh(2)).isEqualByComparingTo("57.66");
  }

  @Test
  void aSumThatDoesNotFitIsADefect() {
    var most = new Rupees(Long.MAX_VALUE);
    assertThatThrownBy(() -> most.plus(new Rupees(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(3, 2)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Rupees.of(new BigDecimal("0.001")))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aShareOfLargeMoneyDoesNotOverflowOnTheWay() {
    assertThat(new Rupees(9_000_000_000_000_000_000L).times(60, 100))
        .isEqualTo(new Rupees(5_400_000_000_000_000_000L));
  }

  @ParameterizedTest(name = "{0}: {1} + {2}")
  @CsvSource({"252,151.20,100.80", "181.32,108.792,72.528", "0.00000001,0.00000001,0"})
  void centreAndStateAlwaysMakeTheWhole(String whole, String centre, String state) {
    var cost = Rupees.ofCrore(whole).plus(new Rupees(0));

    assertThat(SharingRatio.STATES.centreShare(cost).plus(SharingRatio.STATES.stateShare(cost)))
        .isEqualTo(cost);
    if (cost.paise() < 100) return;
    assertThat(SharingRatio.STATES.centreShare(cost)).isEqualTo(Rupees.ofCrore(centre));
    assertThat(SharingRatio.STATES.stateShare(cost)).isEqualTo(Rupees.ofCrore(state));
  }

  @Test
  void delhiIsBorneByTheCentre() {
    var cost = Rupees.ofCrore("663.67");

    assertThat(SharingRatio.DELHI.centreShare(cost)).isEqualTo(cost);
    assertThat(SharingRatio.DELHI.stateBeside(cost)).isEqualTo(Rupees.ZERO);
    assertThat(SharingRatio.STATES.stateBeside(Rupees.ofCrore("151.20")))
        .isEqualTo(Rupees.ofCrore("100.80"));
    assertThatThrownBy(() -> new SharingRatio(60, 30)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aYearOfMoneyRunsFromAprilToMarch() {
    var year = FinancialYear.of(LocalDate.of(2019, 3, 31));

    assertThat(year.label()).isEqualTo("2018-19");
    assertThat(FinancialYear.of(LocalDate.of(2019, 4, 1))).isEqualTo(year.next());
    assertThat(year.certificateDueOn()).isEqualTo(LocalDate.of(2020, 3, 31));
    assertThat(FinancialYear.read("2018-19")).contains(year);
    assertThat(FinancialYear.read("1999-00")).isPresent();
    assertThat(FinancialYear.read("2018-20")).isEmpty();
    assertThat(FinancialYear.read("2018")).isEmpty();
  }
}
