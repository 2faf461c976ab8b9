package abhaya.investigation.why;

import abhaya.investigation.fair.Interval;
import abhaya.investigation.fair.Share;
import abhaya.investigation.outlook.Habit;
import abhaya.investigation.outlook.Holder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Answers of the API. A share is never without its two numbers and its interval.
final class WhyAnswer {
  private WhyAnswer() {}

  /// @param value percentage with two decimals, half up; null when nothing is to be divided by
  record Rate(
      @Nullable BigDecimal value, long numerator, long denominator, double low, double high) {
    static Rate of(Share share) {
      var interval = Interval.wilson(share);
      return new Rate(
          share.isEmpty() ? null : share.percent(2),
          share.part(),
          share.whole(),
          rounded(100 * interval.low()),
          rounded(100 * interval.high()));
    }
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).doubleValue();
  }

  record Compared(
      String unit,
      LocalDate asOf,
      String from,
      String to,
      Rate inTime,
      double dispersion,
      List<Line> units) {}

  /// @param place null where there are too few cases to rank
  record Line(
      String unit,
      String name,
      Rate inTime,
      String band,
      String position,
      @Nullable Place place,
      @Nullable Mix mix,
      @Nullable Posts posts,
      @Nullable Long laboratoryMedianDays,
      long open) {}

  record Place(int best, int worst, int ranked) {}

  record Mix(double ratio, double low, double high, double expected) {}

  record Posts(LocalDate asOf, int sanctioned, int posted, String source) {}

  static Compared compared(WhyAsk ask, Comparison data) {
    var lines = new ArrayList<Line>();
    for (var line : data.lines()) lines.add(line(ask, line));
    return new Compared(
        ask.tree().pathCode(ask.unit().id()),
        ask.today(),
        ask.from().toString(),
        ask.to().toString(),
        Rate.of(data.whole().compliance()),
        rounded(data.funnel().dispersion()),
        lines);
  }

  private static Line line(WhyAsk ask, Comparison.Line line) {
    var placing = line.placing();
    var mix = line.mix();
    var posts = line.posts();
    var habit = line.laboratory();
    return new Line(
        ask.tree().pathCode(line.unit().id()),
        line.unit().nameEn(),
        Rate.of(line.counts().compliance()),
        placing.band().name(),
        line.point().widened().name(),
        placing.tooFew() ? null : new Place(placing.best(), placing.worst(), placing.ranked()),
        mix == null
            ? null
            : new Mix(
                rounded(mix.ratio()),
                rounded(mix.interval().low()),
                rounded(mix.interval().high()),
                rounded(mix.expected())),
        posts == null
            ? null
            : new Posts(posts.asOf(), posts.sanctioned(), posts.posted(), posts.source()),
        habit == null ? null : days(habit.usualDays()),
        line.counts().open());
  }

  private static @Nullable Long days(OptionalLong days) {
    return days.isEmpty() ? null : days.getAsLong();
  }

  record Delayed(
      String unit,
      LocalDate asOf,
      String from,
      String to,
      long cases,
      List<ReasonCount> reasons,
      List<PlaceWait> places,
      List<SignCount> signs,
      Rate unforwarded) {}

  record ReasonCount(String stage, String reason, long cases) {}

  record PlaceWait(
      String awaited,
      String holder,
      String institution,
      long ended,
      long open,
      long cut,
      @Nullable Long quarter,
      @Nullable Long median,
      @Nullable Long threeQuarters) {}

  record SignCount(String sign, long cases) {}

  static Delayed delayed(WhyAsk ask, DelayFigures data, ClosingFigures closing) {
    var reasons = new ArrayList<ReasonCount>();
    data.reasons()
        .forEach((code, stages) ->
            stages.forEach((stage, n) -> reasons.add(new ReasonCount(stage.name(), code, n))));
    var places = new ArrayList<PlaceWait>();
    for (var holder : Holder.values()) {
      for (var one : data.waits().of(holder)) {
        var named = one.getKey().institution();
        var habit =
            data.waits().habit(one.getKey().awaited(), holder, named.isEmpty() ? null : named);
        places.add(place(one.getKey(), one.getValue(), habit));
      }
    }
    var signs = new ArrayList<SignCount>();
    for (var sign : CaseSign.values()) {
      signs.add(new SignCount(sign.name(), closing.own().sign(sign)));
    }
    return new Delayed(
        ask.tree().pathCode(ask.unit().id()),
        ask.today(),
        ask.from().toString(),
        ask.to().toString(),
        data.clocks().cases(),
        reasons,
        places,
        signs,
        Rate.of(closing.own().unforwarded()));
  }

  private static PlaceWait place(WaitFigures.Place place, WaitFigures.Tally tally, Habit habit) {
    return new PlaceWait(
        place.awaited(),
        place.holder().name(),
        place.institution(),
        tally.ended(),
        tally.open(),
        tally.cut(),
        days(habit.quantile(0.25)),
        days(habit.usualDays()),
        days(habit.quantile(0.75)));
  }

  /// @param parts of the unit to which it was confined; none: all of it
  record Simulated(
      String handle,
      String unit,
      List<String> parts,
      String state,
      int done,
      int runs,
      long seed,
      int officers,
      int benches,
      @Nullable Long cases,
      @Nullable Long missed,
      @Nullable Long metOf100,
      @Nullable Long low,
      @Nullable Long high) {}

  static Simulated simulated(WhyAsk ask, WhatIfRun run) {
    var effect = run.effect();
    return new Simulated(
        run.handle(),
        ask.tree().pathCode(run.unit()),
        run.parts().stream().map(ask.tree()::pathCode).toList(),
        run.state().name(),
        run.done(),
        run.runs(),
        run.seed(),
        run.officers(),
        run.benches(),
        effect == null ? null : effect.cases(),
        effect == null ? null : effect.missed(),
        effect == null ? null : effect.middle(),
        effect == null ? null : effect.low(),
        effect == null ? null : effect.high());
  }
}
