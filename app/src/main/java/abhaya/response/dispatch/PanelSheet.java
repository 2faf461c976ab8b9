package abhaya.response.dispatch;

import abhaya.base.geo.Digipin;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.web.Field;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.response.incident.Agency;
import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.Disposition;
import abhaya.response.incident.IncidentSheet;
import abhaya.response.incident.IncidentState;
import abhaya.response.incident.LifeCycle;
import abhaya.response.incident.Likeness;
import abhaya.response.incident.Onward;
import abhaya.response.incident.StepTimer.Colour;
import abhaya.response.incident.TypeBook;
import abhaya.response.recommend.Ranking;
import abhaya.response.recommend.Reason;
import abhaya.response.unit.Fleet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts the incident that is open into words.
final class PanelSheet {
  private static final int SENT_MAX = 6;
  private static final int PASSED_MAX = 4;
  private static final int ENTRIES_MAX = 40;

  private final Words words;
  private final UnitTree tree;
  private final Fleet fleet;
  private final Instant now;
  private final LifeCycle<AssignmentState> life = LifeCycle.ofAssignment();

  PanelSheet(Words words, UnitTree tree, Fleet fleet, Instant now) {
    this.words = words;
    this.tree = tree;
    this.fleet = fleet;
    this.now = now;
  }

  /// What a panel is made from.
  ///
  /// @param caller masked; empty: no number, or not for this reader
  /// @param ranking null: no place, or nobody may be sent by this reader
  record Source(
      IncidentSheet sheet,
      List<Assignment> jobs,
      List<IncidentSheet.Line> timeline,
      List<Likeness> alike,
      @Nullable Ranking ranking,
      List<String> others,
      String caller,
      List<String> escalations,
      List<Onward.Stage> onward,
      UnitId reader,
      Map<String, String> typed) {}

  ConsoleView.Panel panel(Source from) {
    var sheet = from.sheet();
    var line = sheet.line();
    var level = line.priority().level();
    var place = sheet.place();
    var ranking = from.ranking();
    return new ConsoleView.Panel(
        line.handle(),
        line.reference(),
        line.version(),
        line.trial(),
        "P" + level,
        QueueSheet.tone(level),
        words.say("dispatch.state." + line.state()),
        words.say("dispatch.opened", words.time(line.openedAt())),
        from.others().isEmpty()
            ? ""
            : words.say("dispatch.others", String.join(", ", from.others())),
        edit(sheet, from.typed()),
        facts(from),
        places(sheet),
        place == null
            ? ""
            : String.format(
                Locale.ROOT, "%.6f,%.6f,%.0f", place.lat(), place.lon(), sheet.radiusMetres()),
        from.alike().stream().map(this::alike).toList(),
        agencies(sheet),
        ranking == null ? words.say("dispatch.ranking.none") : note(ranking),
        ranking == null ? List.of() : send(ranking),
        ranking == null ? "" : passedOver(ranking),
        from.jobs().stream().map(job -> job(job, sheet)).toList(),
        entries(from.timeline()),
        closing(sheet),
        from.escalations(),
        !line.state().isOver(),
        line.state() == IncidentState.HANDING_OVER && from.reader().equals(line.offeredTo()));
  }

  private String note(Ranking ranking) {
    var note = new ReasonWords(words).note(ranking);
    var pace = new PaceWords(words).of(ranking);
    return pace.isEmpty() ? note : note + " · " + pace;
  }

  /// @param typed stands before what is kept: somebody changed that meanwhile
  private List<Field> edit(IncidentSheet sheet, Map<String, String> typed) {
    var types = new ArrayList<Field.Option>();
    for (var type : new TypeBook().types()) {
      if (type.isEvent()) {
        types.add(new Field.Option(type.name(), words.say("intake.type." + type.name())));
      }
    }
    var levels = new ArrayList<Field.Option>();
    for (int at = 1; at <= 5; at++) {
      levels.add(new Field.Option(at + "", words.say("intake.level." + at)));
    }
    var line = sheet.line();
    var suggested =
        sheet.suggested() == line.priority()
            ? ""
            : words.say("dispatch.suggested", sheet.suggested().level());
    return List.of(
        Field.text("type", words.say("dispatch.what"), kept(typed, "type", line.typeName()))
            .of(types),
        Field.text(
                "priority",
                words.say("dispatch.priority"),
                kept(typed, "priority", line.priority().level() + ""))
            .of(levels)
            .hint(suggested),
        Field.text(
            "placeWords",
            words.say("dispatch.where"),
            kept(typed, "placeWords", sheet.placeWords())));
  }

  private static String kept(Map<String, String> typed, String field, String now) {
    return typed.getOrDefault(field, now);
  }

  private List<ConsoleView.Line> facts(Source from) {
    var sheet = from.sheet();
    var line = sheet.line();
    var facts = new ArrayList<ConsoleView.Line>();
    facts.add(
        new ConsoleView.Line(
            words.say("dispatch.caller"),
            from.caller().isEmpty() ? words.say("dispatch.caller.none") : from.caller(),
            words.say("dispatch.signals", line.signals())));
    var station = line.station();
    facts.add(
        new ConsoleView.Line(
            words.say("dispatch.station"),
            station == null ? words.say("dispatch.station.none") : name(station),
            words.say("dispatch.station." + sheet.stationFound())));
    if (!sheet.neighbours().isEmpty()) {
      facts.add(
          new ConsoleView.Line(
              words.say("dispatch.neighbours"),
              String.join(", ", sheet.neighbours().stream().map(this::name).toList()),
              ""));
    }
    var same = sheet.sameAs();
    if (same != null) facts.add(new ConsoleView.Line(words.say("dispatch.sameAs"), same, ""));
    var until = line.pendingUntil();
    if (until != null) {
      var why = sheet.pendingReason() == null ? "" : sheet.pendingReason();
      facts.add(new ConsoleView.Line(words.say("dispatch.held"), words.time(until), why));
    }
    for (var stage : from.onward()) facts.add(onward(stage));
    if (!sheet.answers().isEmpty()) facts.add(answers(sheet));
    return facts;
  }

  /// How it goes on at its station: a state and a count, no more.
  private ConsoleView.Line onward(Onward.Stage stage) {
    var since = words.say("dispatch.onward.since", words.time(stage.since()));
    var note =
        stage.firs() > 0 ? words.say("dispatch.onward.firs", words.number(stage.firs())) : since;
    return new ConsoleView.Line(
        words.say("dispatch.onward"), words.say(stage.state()), note, stage.href());
  }

  private ConsoleView.Line answers(IncidentSheet sheet) {
    var said = new ArrayList<String>();
    sheet
        .answers()
        .forEach((question, answer) ->
            said.add(
                words.say("intake.question." + question)
                    + " "
                    + words.say("intake.answer." + answer)));
    return new ConsoleView.Line(words.say("dispatch.answers"), String.join(" · ", said), "");
  }

  private String name(UnitId unit) {
    return tree.find(unit).map(one -> one.name(words.language().tag())).orElse(Words.NONE);
  }

  private List<ConsoleView.Line> places(IncidentSheet sheet) {
    var lines = new ArrayList<ConsoleView.Line>();
    var best = sheet.place();
    if (best != null) {
      var pin = Digipin.of(best).map(Digipin::written).orElse("");
      lines.add(
          new ConsoleView.Line(
              words.say("dispatch.place.best"), within(sheet.radiusMetres()), pin));
    }
    for (var report : sheet.reports()) {
      var kind = words.say(report.panic() ? "dispatch.report.panic" : "dispatch.report");
      var age = words.age(Duration.between(report.toldAt(), now));
      var told =
          report.place() == null ? words.say("dispatch.place.none") : within(report.radiusMetres());
      lines.add(new ConsoleView.Line(kind, told, age));
    }
    return lines;
  }

  private String within(double metres) {
    return words.say("dispatch.place.within", words.number(Math.round(metres)));
  }

  private ConsoleView.Alike alike(Likeness one) {
    var close = one.closeness();
    return new ConsoleView.Alike(
        one.reference(),
        "/response/console?incident=" + one.handle(),
        words.say("intake.alike.score", Math.round(close.score() * 100)),
        words.say("intake.alike.near", Math.round(close.nearness() * 100))
            + " · "
            + words.say("intake.alike.time", Math.round(close.time() * 100)));
  }

  private List<ConsoleView.AgencyChip> agencies(IncidentSheet sheet) {
    var chips = new ArrayList<ConsoleView.AgencyChip>();
    for (var agency : Agency.values()) {
      var state = sheet.agencies().get(agency);
      if (state == null) continue;
      chips.add(
          new ConsoleView.AgencyChip(
              agency.name(),
              words.say("unit.agency." + agency),
              words.say("dispatch.state." + state),
              state.isOver() ? Tone.IN_TIME : state == IncidentState.OPEN ? Tone.LATE : Tone.YOUNG,
              state == IncidentState.OPEN));
    }
    return chips;
  }

  private List<ConsoleView.Send> send(Ranking ranking) {
    var said = new ReasonWords(words);
    var rows = new ArrayList<ConsoleView.Send>();
    for (var one : ranking.units().stream().limit(SENT_MAX).toList()) {
      var unit = one.unit().unit();
      var why = new ArrayList<String>();
      for (var reason : one.reasons()) {
        if (reason.code() == Reason.Code.ARRIVES_IN) continue;
        if (!ReasonWords.isInNote(reason.code())) why.add(said.say(reason));
      }
      rows.add(
          new ConsoleView.Send(
              rows.size() + 1,
              unit,
              sign(unit),
              ReasonWords.clock(one.arrivesIn().toSeconds()),
              String.join(" · ", why),
              rows.isEmpty()));
    }
    return rows;
  }

  private String passedOver(Ranking ranking) {
    var said = new ReasonWords(words);
    var parts =
        ranking.rejected().stream()
            .limit(PASSED_MAX)
            .map(one -> sign(one.unit().unit()) + ": " + said.say(one.reason()))
            .toList();
    return parts.isEmpty() ? "" : words.say("dispatch.passedOver", String.join(" · ", parts));
  }

  private String sign(int unit) {
    return fleet.find(unit).map(seen -> seen.unit().callSign()).orElse("R" + unit);
  }

  private ConsoleView.Job job(Assignment job, IncidentSheet sheet) {
    var running = job.isLive() ? Optional.of(StepClock.of(job)) : Optional.<StepClock>empty();
    var colour = running.map(one -> one.colour(now)).orElse(Colour.GREEN);
    var seen = fleet.find(job.unit());
    var flag =
        Disagreement.find(
                job.state(),
                seen.map(Fleet.Seen::fix).orElse(null),
                sheet.place(),
                sheet.radiusMetres(),
                now)
            .map(one -> words.say("dispatch.disagree." + one.kind(), words.number(one.metres())))
            .orElse("");
    var eta = job.eta();
    var clock =
        running
            .map(one -> words.say("dispatch.watch." + one.watched(), words.time(one.lateAt())))
            .orElse("");
    var said =
        eta == null || !job.isLive()
            ? clock
            : words.say("dispatch.eta", ReasonWords.clock(eta.toSeconds())) + " · " + clock;
    return new ConsoleView.Job(
        job.handle(),
        job.callSign(),
        words.say("dispatch.job." + job.state()),
        tone(job.state()),
        said,
        colour.name().toLowerCase(Locale.ROOT),
        running.map(one -> one.lateAt().getEpochSecond()).orElse(0L),
        flag,
        next(job));
  }

  private List<ConsoleView.Step> next(Assignment job) {
    return life.next(job.state()).stream()
        .sorted()
        .filter(step -> step != AssignmentState.DECLINED)
        .map(step -> new ConsoleView.Step(step.name(), words.say("dispatch.act." + step)))
        .toList();
  }

  static Tone tone(AssignmentState state) {
    return switch (state) {
      case DISPATCHED, ACKNOWLEDGED, EN_ROUTE -> Tone.YOUNG;
      case ON_SCENE, TRANSPORTING, AT_HOSPITAL -> Tone.LATE;
      case CLEARED -> Tone.IN_TIME;
      case DECLINED, CANCELLED -> Tone.QUIET;
    };
  }

  private List<ConsoleView.Entry> entries(List<IncidentSheet.Line> timeline) {
    var from = Math.max(0, timeline.size() - ENTRIES_MAX);
    return timeline.subList(from, timeline.size()).reversed().stream()
        .map(line -> {
          var lag = Duration.between(line.happenedAt(), line.enteredAt());
          var late = lag.toSeconds() < 30 ? "" : words.say("dispatch.entered", words.age(lag));
          return new ConsoleView.Entry(
              words.time(line.happenedAt()).replace(" IST", ""), text(line), late, line.words());
        })
        .toList();
  }

  private String text(IncidentSheet.Line line) {
    var key = "dispatch.entry." + line.kind();
    var detail = line.detail();
    var about =
        detail.getOrDefault(
            "unit", detail.getOrDefault("incident", detail.getOrDefault("rating", "")));
    var agency = detail.get("agency");
    if (agency != null) about = words.say("unit.agency." + agency);
    var said = words.has(key) ? words.say(key) : line.kind();
    return about.isEmpty() ? said : said + " · " + about;
  }

  private List<Field> closing(IncidentSheet sheet) {
    var taken = sheet.taken();
    var yes = new Field.Option("yes", words.say("intake.answer.YES"));
    var no = new Field.Option("no", words.say("intake.answer.NO"));
    var codes =
        Arrays.stream(Disposition.values())
            .map(one ->
                new Field.Option(
                    one.name(), one.code() + " " + words.say("dispatch.disposition." + one)))
            .toList();
    return List.of(
        Field.text("words", words.say("dispatch.action"), taken == null ? "" : taken.action())
            .type("textarea"),
        Field.text(
                "arrived",
                words.say("dispatch.arrived"),
                taken == null || taken.arrived() ? "yes" : "no")
            .of(List.of(yes, no)),
        Field.text(
                "reached",
                words.say("dispatch.reached"),
                taken == null || !Boolean.FALSE.equals(taken.callerReached()) ? "yes" : "no")
            .of(List.of(yes, no)),
        Field.text("disposition", words.say("dispatch.disposition"), "").of(codes));
  }
}
