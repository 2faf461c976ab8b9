package abhaya.response.dispatch;

import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.response.incident.FigureQueries;
import abhaya.response.incident.IncidentLine;
import abhaya.response.incident.Onward;
import abhaya.response.intake.CallFigureQueries.Calls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the room into words.
final class RoomSheet {
  private final Words words;
  private final Instant now;

  RoomSheet(Words words, Instant now) {
    this.words = words;
    this.now = now;
  }

  List<Headline> headlines(Calls calls, long waiting, long open, FigureQueries.Counts counts) {
    return List.of(
        new Headline(
            words.say("dispatch.room.within15"),
            words.share(calls.within15(), calls.offered()),
            words.say("dispatch.room.of", calls.within15(), calls.offered()),
            tone(calls.within15(), calls.offered(), 90),
            null),
        new Headline(
            words.say("dispatch.room.within20"),
            words.share(calls.within20(), calls.offered()),
            words.say("dispatch.room.of", calls.within20(), calls.offered()),
            tone(calls.within20(), calls.offered(), 95),
            null),
        new Headline(
            words.say("dispatch.room.abandoned"),
            words.number(calls.abandoned()),
            words.say("dispatch.room.unreturned", calls.unreturned()),
            calls.unreturned() > 0 ? Tone.OVERDUE : Tone.PLAIN,
            null),
        new Headline(words.say("dispatch.waiting"), words.number(waiting), "", Tone.PLAIN, null),
        new Headline(
            words.say("dispatch.open"),
            words.number(open),
            words.say("dispatch.room.unattended", counts.unattended()),
            Tone.PLAIN,
            null));
  }

  /// What became of the incidents that went on to the stations: counts only.
  Headline onward(Onward.Counts counts) {
    return new Headline(
        words.say("dispatch.room.onward"),
        words.share(counts.registered(), counts.referred()),
        words.say(
            "dispatch.room.onward.note",
            counts.registered(),
            counts.referred(),
            counts.waiting() + counts.accepted(),
            counts.returned()),
        Tone.PLAIN,
        null);
  }

  private static Tone tone(long part, long whole, int percent) {
    if (whole == 0) return Tone.NONE;
    return part * 100 >= whole * percent ? Tone.IN_TIME : Tone.OVERDUE;
  }

  /// Open incidents by how long they have been so, the oldest first.
  DataTable aged(List<IncidentLine> open, Map<String, List<Assignment>> jobs) {
    var rows =
        open.stream()
            .map(line -> {
              var running = StepClock.of(line, jobs.getOrDefault(line.handle(), List.of()));
              var red = StepClock.most(running).filter(one -> one.level(now) > 0);
              return new DataTable.Row(
                  false,
                  List.of(
                      new DataTable.Way(
                          line.reference(), "/response/console?incident=" + line.handle()),
                      new DataTable.State(
                          QueueSheet.tone(line.priority().level()), "P" + line.priority().level()),
                      new DataTable.Text(words.say("intake.type." + line.typeName())),
                      new DataTable.Text(words.say("dispatch.state." + line.state())),
                      new DataTable.Figure(
                          words.age(Duration.between(line.receivedAt(), now)), red.isPresent()),
                      new DataTable.Text(
                          red.map(one -> words.say("dispatch.watched." + one.watched()))
                              .orElse(Words.NONE))));
            })
            .toList();
    return new DataTable(
        words.say("dispatch.room.aged"),
        List.of(
            DataTable.Column.text(words.say("dispatch.incident"), true),
            DataTable.Column.text(words.say("dispatch.priority"), true),
            DataTable.Column.text(words.say("dispatch.what"), false),
            DataTable.Column.text(words.say("dispatch.room.state"), false),
            DataTable.Column.number(words.say("dispatch.room.age"), true),
            DataTable.Column.text(words.say("dispatch.room.over"), false)),
        rows,
        null,
        words.say("dispatch.room.aged.none"));
  }

  DataTable intervals(List<FigureQueries.Spread> spreads) {
    var rows =
        spreads.stream()
            .map(one ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Text(words.say("dispatch.interval." + one.interval())),
                        new DataTable.Figure(words.number(one.count()), false),
                        figure(one.p50()),
                        figure(one.p90()),
                        figure(one.p95()))))
            .toList();
    return new DataTable(
        words.say("dispatch.room.intervals"),
        List.of(
            DataTable.Column.text(words.say("dispatch.room.interval"), true),
            DataTable.Column.number(words.say("dispatch.room.count"), false),
            DataTable.Column.number(words.say("dispatch.room.p50"), false),
            DataTable.Column.number(words.say("dispatch.room.p90"), true),
            DataTable.Column.number(words.say("dispatch.room.p95"), true)),
        rows,
        null,
        words.say("dispatch.room.intervals.none"));
  }

  private static DataTable.Cell figure(@Nullable Double seconds) {
    if (seconds == null) return new DataTable.Nothing();
    return new DataTable.Figure(ReasonWords.clock(Math.round(seconds)), false);
  }

  DataTable escalations(List<RoomQueries.Escalation> escalations) {
    var rows = new ArrayList<DataTable.Row>();
    for (var one : escalations) {
      var named = one.named().isEmpty() ? words.say("dispatch.named.nobody") : one.named();
      rows.add(
          new DataTable.Row(
              false,
              List.of(
                  new DataTable.Way(
                      one.reference(), "/response/console?incident=" + one.incident()),
                  new DataTable.Text(words.say("dispatch.watched." + one.watched())),
                  new DataTable.Figure(words.number(one.level()), one.level() > 1),
                  new DataTable.Text(named),
                  new DataTable.Text(words.time(one.raisedAt())))));
    }
    return new DataTable(
        words.say("dispatch.room.escalations"),
        List.of(
            DataTable.Column.text(words.say("dispatch.incident"), true),
            DataTable.Column.text(words.say("dispatch.room.over"), true),
            DataTable.Column.number(words.say("dispatch.room.level"), false),
            DataTable.Column.text(words.say("dispatch.room.with"), true),
            DataTable.Column.text(words.say("dispatch.room.since"), false)),
        rows,
        null,
        words.say("dispatch.room.escalations.none"));
  }

  /// One row of a proposal for all that wait at once.
  record Proposed(String reference, String href, String unit, int seconds) {}

  DataTable proposals(List<Proposed> proposals) {
    var rows =
        proposals.stream()
            .map(one ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Way(one.reference(), one.href()),
                        new DataTable.Text(one.unit()),
                        new DataTable.Figure(ReasonWords.clock(one.seconds()), false))))
            .toList();
    return new DataTable(
        words.say("dispatch.room.proposals"),
        List.of(
            DataTable.Column.text(words.say("dispatch.incident"), true),
            DataTable.Column.text(words.say("unit.callSign"), true),
            DataTable.Column.number(words.say("dispatch.time"), true)),
        rows,
        null,
        words.say("dispatch.room.proposals.none"));
  }

  DataTable closed(String caption, List<IncidentLine> lines, String none) {
    var rows =
        lines.stream()
            .map(line ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Way(
                            line.reference(), "/response/console?incident=" + line.handle()),
                        new DataTable.Text(words.say("intake.type." + line.typeName())),
                        new DataTable.Text(line.disposition() == null ? "" : line.disposition()))))
            .toList();
    return new DataTable(
        caption,
        List.of(
            DataTable.Column.text(words.say("dispatch.incident"), true),
            DataTable.Column.text(words.say("dispatch.what"), true),
            DataTable.Column.text(words.say("dispatch.disposition"), true)),
        rows,
        null,
        none);
  }
}
