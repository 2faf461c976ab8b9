package abhaya.response.dispatch;

import abhaya.base.jurisdiction.UnitTree;
import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.ListColumn;
import abhaya.base.web.ListColumn.Order;
import abhaya.base.web.ListShape;
import abhaya.base.web.Words;
import abhaya.response.incident.IncidentLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Incidents as columns, for the page and for a file: what, when, how it ended. Neither who called
/// nor where exactly.
record IncidentTable(Words words, UnitTree tree) {
  /// The gravest first, the oldest of them first.
  private static final String USUAL = "urgency";

  ListShape<IncidentLine> shape(Address address) {
    var reference =
        ListColumn.<IncidentLine>text(
                "reference",
                words.say("dispatch.incident"),
                line ->
                    new DataTable.Way(
                        line.reference(), "/response/console?incident=" + line.handle()),
                IncidentLine::reference)
            .telling()
            .in(Order.RISING);
    var priority =
        ListColumn.<IncidentLine>text(
                "priority",
                words.say("dispatch.priority"),
                line ->
                    new DataTable.State(QueueSheet.tone(line.priority().level()), priority(line)),
                IncidentTable::priority)
            .telling()
            .in(Order.RISING);
    return ListShape.read(
        address,
        List.of(
            reference,
            priority,
            text("type", "dispatch.what", line -> words.say("intake.type." + line.typeName()))
                .in(Order.RISING),
            text(
                    "state",
                    "dispatch.room.state",
                    line -> words.say("dispatch.state." + line.state()))
                .telling()
                .in(Order.RISING),
            text("station", "dispatch.list.station", this::station).in(Order.RISING),
            moment("received", "dispatch.list.received", IncidentLine::receivedAt),
            minutes("sent", "dispatch.list.sent", IncidentLine::dispatchedAt),
            minutes("arrived", "dispatch.list.arrived", IncidentLine::arrivedAt),
            moment("closed", "dispatch.list.closed", IncidentLine::closedAt).spare(),
            text("ended", "dispatch.disposition", this::ended).in(Order.RISING),
            ListColumn.<IncidentLine>number(
                    "signals",
                    words.say("dispatch.list.signals"),
                    line -> new DataTable.Figure(words.number(line.signals()), false),
                    line -> (long) line.signals())
                .spare()),
        USUAL);
  }

  DataTable of(ListShape<IncidentLine> shape, List<IncidentLine> lines) {
    return new DataTable(
        words.say("dispatch.list"),
        shape.heads(words),
        lines.stream().map(line -> shape.row(line, false)).toList(),
        null,
        words.say("dispatch.list.none"));
  }

  private ListColumn<IncidentLine> text(
      String key, String head, Function<IncidentLine, String> of) {
    return ListColumn.text(key, words.say(head), line -> new DataTable.Text(of.apply(line)), of);
  }

  private ListColumn<IncidentLine> moment(
      String key, String head, Function<IncidentLine, @Nullable Instant> of) {
    return text(
            key,
            head,
            line -> {
              var at = of.apply(line);
              return at == null ? "" : words.minute(at);
            })
        .by(Order.FALLING, of);
  }

  /// Minutes from the first word of it.
  private ListColumn<IncidentLine> minutes(
      String key, String head, Function<IncidentLine, @Nullable Instant> of) {
    return ListColumn.number(
        key,
        words.say(head),
        line -> {
          var minutes = minutes(line, of.apply(line));
          return minutes == null
              ? new DataTable.Nothing()
              : new DataTable.Figure(words.number(minutes), false);
        },
        line -> minutes(line, of.apply(line)));
  }

  private static @Nullable Long minutes(IncidentLine line, @Nullable Instant at) {
    return at == null ? null : Math.max(0, Duration.between(line.receivedAt(), at).toMinutes());
  }

  private static String priority(IncidentLine line) {
    return "P" + line.priority().level();
  }

  private String station(IncidentLine line) {
    var station = line.station();
    if (station == null) return "";
    return tree.find(station).map(unit -> unit.name(words.language().tag())).orElse("");
  }

  private String ended(IncidentLine line) {
    var code = line.disposition();
    if (code == null) return "";
    var key = "dispatch.disposition." + code;
    return words.has(key) ? words.say(key) : code;
  }
}
