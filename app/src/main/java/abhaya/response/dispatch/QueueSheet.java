package abhaya.response.dispatch;

import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.web.Age;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.response.incident.IncidentLine;
import abhaya.response.incident.StepTimer.Colour;
import abhaya.response.intake.WaitingQueries.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Signals and incidents in one order: the gravest first, of equals the oldest.
final class QueueSheet {
  private static final int ROWS_MAX = 120;

  private final Words words;
  private final UnitTree tree;
  private final Instant now;
  private final boolean mayTake;

  QueueSheet(Words words, UnitTree tree, Instant now, boolean mayTake) {
    this.words = words;
    this.tree = tree;
    this.now = now;
    this.mayTake = mayTake;
  }

  private record Ranked(int level, boolean signal, Instant since, ConsoleView.Row row) {}

  /// None of them is chosen.
  List<ConsoleView.Row> rows(
      List<Waiting> waiting, List<IncidentLine> incidents, Map<String, List<Assignment>> jobs) {
    var ranked = new ArrayList<Ranked>();
    for (var one : waiting) ranked.add(signal(one));
    for (var one : incidents) {
      ranked.add(incident(one, jobs.getOrDefault(one.handle(), List.of())));
    }
    ranked.sort(
        Comparator.comparingInt(Ranked::level)
            .thenComparing(one -> !one.signal())
            .thenComparing(Ranked::since));
    return ranked.stream().limit(ROWS_MAX).map(Ranked::row).toList();
  }

  private Ranked signal(Waiting one) {
    var level = one.missed() ? 3 : one.urgency();
    var radius = one.radiusMetres();
    var place =
        radius == null
            ? words.say(one.placed() ? "dispatch.place.known" : "dispatch.place.none")
            : words.say("dispatch.place.within", words.number(Math.round(radius)));
    var title =
        one.missed()
            ? words.say("dispatch.callBack")
            : words.say("intake.channel." + one.channel())
                + " · "
                + words.say("intake.meaning." + one.meaning());
    var limit = Duration.ofSeconds(level <= 2 ? 10 : 15);
    var row =
        new ConsoleView.Row(
            mayTake ? "/response/signals/" + one.handle() : null,
            "P" + level,
            tone(level),
            title,
            age(one.receivedAt()),
            place,
            one.taken() ? words.say("dispatch.taken") : one.reference(),
            false,
            one.taken() ? "green" : colour(one.receivedAt(), limit),
            true);
    return new Ranked(level, true, one.receivedAt(), row);
  }

  private String colour(Instant since, Duration limit) {
    var used = Duration.between(since, now);
    if (used.compareTo(limit) >= 0) return "red";
    return used.toMillis() >= limit.toMillis() * 0.7 ? "amber" : "green";
  }

  private Ranked incident(IncidentLine one, List<Assignment> jobs) {
    var level = one.priority().level();
    var station = one.station();
    var tag = words.language().tag();
    var where =
        station == null
            ? words.say("dispatch.station.none")
            : tree.find(station).map(unit -> unit.name(tag)).orElse("");
    var live = jobs.stream().filter(Assignment::isLive).map(Assignment::callSign).toList();
    var colour =
        StepClock.most(StepClock.of(one, jobs))
            .map(clockOf -> clockOf.colour(now))
            .orElse(Colour.GREEN);
    var state = words.say("dispatch.state." + one.state());
    var title = words.say("intake.type." + one.typeName());
    var row =
        new ConsoleView.Row(
            href(one.handle()),
            one.trial() ? words.say("dispatch.trial.short") : "P" + level,
            one.trial() ? Tone.QUIET : tone(level),
            title,
            age(one.receivedAt()),
            state + " · " + (live.isEmpty() ? where : String.join(", ", live)),
            one.reference(),
            false,
            colour.name().toLowerCase(Locale.ROOT),
            false);
    return new Ranked(one.trial() ? 5 : level, false, one.receivedAt(), row);
  }

  /// Where the desk has this incident open.
  static String href(String incident) {
    return "/response/console?incident=" + incident;
  }

  static Tone tone(int level) {
    return switch (level) {
      case 1 -> Tone.OVERDUE;
      case 2 -> Tone.LATE;
      case 3 -> Tone.YOUNG;
      default -> Tone.QUIET;
    };
  }

  private Age age(Instant since) {
    return Age.between(since, now);
  }
}
