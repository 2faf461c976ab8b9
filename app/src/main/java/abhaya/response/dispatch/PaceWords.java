package abhaya.response.dispatch;

import abhaya.base.web.Words;
import abhaya.response.recommend.Ranking;
import abhaya.response.recommend.Reason;
import abhaya.response.recommend.TravelTime;
import java.util.Locale;

/// Says how many trips an estimate rests on, in the reader's words.
final class PaceWords {
  private static final String KEY = "dispatch.pace.";

  private final Words words;

  PaceWords(Words words) {
    this.words = words;
  }

  /// What a ranking's times rest on, by road and by distance as there are; empty without any way.
  String of(Ranking ranking) {
    var footing = ranking.footing();
    if (footing == null) return "";
    var units = ranking.units();
    var roads = units.stream().anyMatch(PaceWords::isByRoad);
    var distance = units.stream().anyMatch(one -> !isByRoad(one));
    if (roads && distance) return byDistance(footing) + " · " + byRoad(footing);
    return roads ? byRoad(footing) : byDistance(footing);
  }

  private static boolean isByRoad(Ranking.Ranked one) {
    return one.reasons().stream().anyMatch(reason -> reason.code() == Reason.Code.BY_ROAD);
  }

  private String byDistance(TravelTime.Footing footing) {
    var pace = footing.pace();
    return words.say(
        KEY + pace.level(),
        factor(pace.detour()),
        words.number(Math.round(pace.speedKmh())),
        pace.trips());
  }

  private String byRoad(TravelTime.Footing footing) {
    var pace = footing.pace();
    return words.say(KEY + "road." + pace.level(), factor(footing.slowness()), pace.trips());
  }

  /// As its digits stand: 1.35.
  static String factor(double factor) {
    return String.format(Locale.ROOT, "%.2f", factor);
  }
}
