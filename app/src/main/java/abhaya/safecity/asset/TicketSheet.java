package abhaya.safecity.asset;

import abhaya.base.web.DataTable;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Faults in words and figures.
record TicketSheet(Words words, Instant now) {

  DataTable ofThing(List<Ticket> tickets, int fixHours) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("asset.ticket.opened"), true),
            DataTable.Column.text(words.say("asset.ticket.origin"), false),
            DataTable.Column.text(words.say("asset.ticket.cause"), true),
            DataTable.Column.text(words.say("asset.ticket.repair"), false),
            DataTable.Column.text(words.say("asset.state"), true));
    var rows =
        tickets.stream()
            .map(ticket ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Text(words.minute(ticket.times().openedAt())),
                        new DataTable.Text(words.say("asset.origin." + ticket.origin())),
                        new DataTable.Text(cause(ticket)),
                        new DataTable.Text(repair(ticket)),
                        new DataTable.State(tone(ticket, fixHours), state(ticket)))))
            .toList();
    return new DataTable(
        words.say("asset.tickets"), columns, rows, null, words.say("asset.tickets.noneHere"));
  }

  String cause(Ticket ticket) {
    var text = words.say("asset.cause." + ticket.cause().code());
    return ticket.cause().evidence().isEmpty()
        ? text
        : text + " · " + words.say("asset.withEvidence");
  }

  /// How long it took, or how long it has taken so far.
  String repair(Ticket ticket) {
    var times = ticket.times();
    var until = times.restoredAt() == null ? now : times.restoredAt();
    var age = words.age(Duration.between(times.openedAt(), until));
    return times.restoredAt() == null ? words.say("asset.ticket.since", age) : age;
  }

  String state(Ticket ticket) {
    if (!ticket.isClosed() && ticket.times().restoredAt() != null)
      return words.say("asset.ticketState.RESTORED");
    return words.say("asset.ticketState." + ticket.state());
  }

  Tone tone(Ticket ticket, int fixHours) {
    if (ticket.isClosed()) return Tone.QUIET;
    if (ticket.times().restoredAt() != null) return Tone.IN_TIME;
    var late = ticket.times().openedAt().plus(Duration.ofHours(fixHours)).isBefore(now);
    if (late) return Tone.OVERDUE;
    return ticket.state().equals("OPEN") ? Tone.LATE : Tone.YOUNG;
  }
}
