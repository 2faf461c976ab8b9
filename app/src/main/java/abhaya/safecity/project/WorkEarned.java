package abhaya.safecity.project;

import abhaya.base.web.Words;
import abhaya.safecity.measure.EarnedValue;
import abhaya.safecity.measure.ScheduleCurve;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a package has earned against its plan: by its share of the component's budget, and in time.
///
/// Money is spent by component, so what a single package cost is not known; cost indices stand on
/// the city's board.
///
/// @param budget the package's part of its component's budget, by weight
record WorkEarned(WorkPackage work, BigDecimal budget, LocalDate today) {

  /// @param paise budget of the component
  /// @param packages all of the city
  static WorkEarned of(WorkPackage work, long paise, List<WorkPackage> packages, LocalDate today) {
    var weights =
        packages.stream()
            .filter(one -> one.place().component() == work.place().component())
            .map(WorkPackage::weight)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var share =
        weights.signum() == 0
            ? BigDecimal.ZERO
            : work.weight().divide(weights, MathContext.DECIMAL64);
    return new WorkEarned(work, BigDecimal.valueOf(paise, 2).multiply(share), today);
  }

  private YearMonth month() {
    return YearMonth.from(today).minusMonths(1);
  }

  private ScheduleCurve plan() {
    return ScheduleCurve.of(work.plans().current().curve());
  }

  private BigDecimal proven() {
    return BigDecimal.valueOf(Math.min(work.provenAt(month()), work.target()));
  }

  EarnedValue value() {
    var target = BigDecimal.valueOf(Math.max(1, work.target()));
    return EarnedValue.ofShares(
        budget,
        plan().plannedAt(month()).divide(target, MathContext.DECIMAL64),
        proven().divide(target, MathContext.DECIMAL64),
        BigDecimal.ZERO);
  }

  List<Map.Entry<String, String>> facts(Words words) {
    var value = value();
    var facts = new ArrayList<Map.Entry<String, String>>();
    fact(facts, words, "budget", crore(words, budget));
    fact(facts, words, "planned", crore(words, value.planned()));
    fact(facts, words, "earned", crore(words, value.earned()));
    fact(facts, words, "variance", crore(words, value.scheduleVariance()));
    fact(facts, words, "index", value.scheduleIndex().map(words::decimal).orElse(Words.NONE));
    fact(
        facts,
        words,
        "timeIndex",
        plan().timeIndex(proven(), month()).map(words::decimal).orElse(Words.NONE));
    fact(
        facts,
        words,
        "end",
        proven().longValue() >= work.target()
            ? words.say("project.earned.reached")
            : plan().forecastEnd(proven(), month()).map(words::month).orElse(Words.NONE));
    return facts;
  }

  private static void fact(
      List<Map.Entry<String, String>> facts, Words words, String key, String value) {
    facts.add(Map.entry(words.say("project.earned." + key), value));
  }

  private static String crore(Words words, BigDecimal rupees) {
    return words.say(
        "fund.crore", words.decimal(rupees.movePointLeft(7).setScale(2, RoundingMode.HALF_UP)));
  }
}
