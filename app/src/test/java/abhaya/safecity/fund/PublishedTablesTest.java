package abhaya.safecity.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedTablesTest {

  private static PublishedTable table(String name) {
    try (var in = PublishedTablesTest.class.getResourceAsStream("/fund/" + name + ".csv")) {
      return PublishedReader.read(
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rupees crore(String amount) {
    return Rupees.ofCrore(amount);
  }

  private static BigDecimal percent(Rupees part, Rupees whole) {
    return part.toDecimal()
        .multiply(BigDecimal.valueOf(100))
        .divide(whole.toDecimal(), 2, RoundingMode.HALF_UP);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "t1-appraised-cost",
        "t1-later-costs",
        "t2-central-releases",
        "t3-entitlement",
        "t4-states",
        "t5-fund-totals",
        "t6-allocations"
      })
  void everyFigureHasADateAndASource(String name) {
    assertThat(table(name).figures())
        .isNotEmpty()
        .allMatch(figure -> figure.source().contains("http"))
        .allMatch(figure -> figure.asOf().getYear() >= 2018);
  }

  @Test
  void theAppraisedCostsMakeTheirPrintedSum() {
    var costs = table("t1-appraised-cost");

    assertThat(costs.places()).hasSize(8);
    assertThat(costs.sumOver("appraised", "")).isEqualTo(crore("2919.55"));
    assertThat(costs.amount("SUM", "appraised")).isEqualTo(crore("2919.55"));
  }

  @Test
  void thePresentTotalLeavesThePrintedFigureForDelhi() {
    var first = table("t1-appraised-cost");
    var later = table("t1-later-costs");
    var known =
        Rupees.sum(
            List.of(
                first.amount("BLR", "appraised"),
                first.amount("CHN", "appraised"),
                first.amount("HYD", "appraised"),
                first.amount("MUM", "appraised"),
                first.amount("KOL", "appraised"),
                later.amount("AMD", "sanctioned"),
                later.amount("LKO", "sanctioned")));

    assertThat(later.amount("SUM", "sanctioned").minus(known)).isEqualTo(crore("857.73"));
    assertThat(later.amount("DEL", "inferred")).isEqualTo(crore("857.73"));
    assertThat(later.figures().stream().filter(f -> f.place().equals("DEL")).toList()).hasSize(4);
  }

  @Test
  void theReleasesMakeEverySumByCityAndYear() {
    var releases = table("t2-central-releases");

    assertThat(releases.places()).hasSize(8);
    for (var city : releases.places())
      assertThat(releases.sumOf(city, "released"))
          .as(city)
          .isEqualTo(releases.get(city, "released", "SUM").rupees());
    for (var year : List.of("2018-19", "2019-20", "2020-21")) {
      assertThat(FinancialYear.read(year)).isPresent();
      assertThat(releases.sumOver("released", year))
          .as(year)
          .isEqualTo(releases.get("SUM", "released", year).rupees());
    }
    assertThat(releases.get("SUM", "released", "2018-19").rupees()).isEqualTo(crore("733.92"));
    assertThat(releases.get("SUM", "released", "2019-20").rupees()).isEqualTo(crore("486.99"));
    assertThat(releases.get("SUM", "released", "2020-21").rupees()).isEqualTo(crore("64.18"));
    assertThat(releases.get("DEL", "released", "SUM").rupees()).isEqualTo(crore("333.27"));
    var all =
        Rupees.sum(
            releases.places().stream().map(city -> releases.sumOf(city, "released")).toList());
    assertThat(all).isEqualTo(crore("1285.09"));
    assertThat(releases.get("SUM", "released", "SUM").rupees()).isEqualTo(all);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"MUM", "KOL", "CHN", "HYD", "AMD", "LKO", "DEL", "BLR"})
  void theEntitlementAndItsShareReleasedComeOut(String city) {
    var table = table("t3-entitlement");
    var ratio = city.equals("DEL") ? SharingRatio.DELHI : SharingRatio.STATES;
    var share = ratio.centreShare(table.amount(city, "base_cost"));

    assertThat(share.inCrore(2))
        .isEqualByComparingTo(table.amount(city, "central_share").inCrore(2));
    assertThat(percent(table.amount(city, "released"), share))
        .isEqualTo(table.get(city, "release_percent", "").value());
    assertThat(table.amount(city, "released"))
        .isEqualTo(table("t2-central-releases").get(city, "released", "SUM").rupees());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"BLR,41.79", "AMD,100.00"})
  void theNamedSharesAreInTheTable(String city, BigDecimal percent) {
    assertThat(table("t3-entitlement").get(city, "release_percent", "").value()).isEqualTo(percent);
  }

  @Test
  void theStatesMakeTheirSumAndShares() {
    var states = table("t4-states");
    var eight =
        List.of(
            "Gujarat",
            "Karnataka",
            "Maharashtra",
            "Telangana",
            "Tamil Nadu",
            "Uttar Pradesh",
            "West Bengal",
            "Delhi");
    for (var state : eight)
      assertThat(percent(states.amount(state, "released"), states.amount(state, "approved")))
          .as(state)
          .isEqualTo(states.get(state, "release_percent", "").value());
    var approved = Rupees.sum(eight.stream().map(s -> states.amount(s, "approved")).toList());
    var released = Rupees.sum(eight.stream().map(s -> states.amount(s, "released")).toList());

    assertThat(approved).isEqualTo(states.amount("SUM", "approved")).isEqualTo(crore("3289.21"));
    assertThat(released).isEqualTo(states.amount("SUM", "released")).isEqualTo(crore("1739.42"));
    assertThat(percent(released, approved)).isEqualTo(new BigDecimal("52.88"));
    assertThat(percent(states.amount("INDIA", "released"), states.amount("INDIA", "approved")))
        .isEqualTo(new BigDecimal("59.19"));
    assertThat(states.places()).hasSize(32);
    assertThat(states.amount("INDIA", "approved").minus(states.sumOver("approved", "")))
        .as("the union territories that our copy of the table leaves out")
        .isEqualTo(crore("36.96"));
  }

  @Test
  void statesThatGotMoreThanWasApprovedWarnAndDoNotCrash() {
    assertThat(table("t4-states").releasedAboveApproved())
        .hasSize(6)
        .allMatch(FundFinding.Warning.class::isInstance)
        .extracting(finding -> finding.arguments().getFirst())
        .containsExactlyInAnyOrder(
            "Bihar", "Himachal Pradesh", "Haryana", "Manipur", "Mizoram", "Rajasthan");
  }

  @ParameterizedTest(name = "{0}: {1} of {2}")
  @CsvSource({
    "2022-08-03,released,allocated,released_of_allocated,66.74",
    "2025-03-12,utilised,allocated,utilised_of_allocated,75.80"
  })
  void theSharesOfTheFundComeOut(
      String on, String part, String whole, String measure, BigDecimal printed) {
    var fund = table("t5-fund-totals");

    assertThat(percent(fund.get("INDIA", part, on).rupees(), fund.get("INDIA", whole, on).rupees()))
        .isEqualTo(printed)
        .isEqualTo(fund.get("INDIA", measure, on).value());
  }

  @Test
  void theShareOfFebruary2022IsCutInPrintAndNotRounded() {
    var fund = table("t5-fund-totals");
    var released = fund.get("INDIA", "released", "2022-02-11").rupees();
    var allocated = fund.get("INDIA", "allocated", "2022-02-11").rupees();
    var printed = fund.get("INDIA", "released_of_allocated", "2022-02-11").value();

    assertThat(printed).isEqualTo(new BigDecimal("68.27"));
    assertThat(percent(released, allocated)).isEqualTo(new BigDecimal("68.28"));
    assertThat(
            released
                .toDecimal()
                .multiply(BigDecimal.valueOf(100))
                .divide(allocated.toDecimal(), 2, RoundingMode.DOWN))
        .isEqualTo(printed);
  }

  @Test
  void aDashIsNoFigureAndAppraisedTotalsFall() {
    var fund = table("t5-fund-totals");

    assertThat(fund.get("INDIA", "utilised", "2021-02-05").value()).isNull();
    assertThat(fund.get("INDIA", "appraised", "2022-08-03").rupees())
        .isLessThan(fund.get("INDIA", "appraised", "2022-01-31").rupees());
    assertThatThrownBy(() -> fund.get("INDIA", "released_of_allocated", "2022-08-03").rupees())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theAllocationsOfTheYearsMakeTheirPrintedSum() {
    var allocations = table("t6-allocations");

    assertThat(allocations.sumOf("FUND", "allocated")).isEqualTo(crore("6712.85"));
    assertThat(allocations.amount("SUM", "allocated")).isEqualTo(crore("6712.85"));
    assertThat(allocations.get("FUND", "allocated", "2015-16").value()).isNull();
  }

  @Test
  void aBrokenFileOfOursIsADefect() {
    assertThatThrownBy(() -> PublishedReader.read("head\nBLR,appraised,,1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
