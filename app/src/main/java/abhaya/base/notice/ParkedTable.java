package abhaya.base.notice;

import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.ListColumn;
import abhaya.base.web.ListColumn.Order;
import abhaya.base.web.ListShape;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Messages that could not be delivered, as columns.
record ParkedTable(Words words, List<NoticeKind> kinds, Instant now) {
  private static final String USUAL = "latest";

  ListShape<ParkedMessage> shape(Address address) {
    var person =
        ListColumn.<ParkedMessage>text(
                "person", words.say("notice.parked.person"), this::person, ParkedMessage::person)
            .telling()
            .in(Order.RISING);
    var state =
        ListColumn.<ParkedMessage>text(
                "state",
                words.say("notice.last.state"),
                line -> new DataTable.State(tone(line), state(line)),
                this::state)
            .telling();
    return ListShape.read(
        address,
        List.of(
            person,
            state,
            text("why", "notice.parked.why", this::why).telling().in(Order.RISING),
            text("about", "notice.last.kind", this::kind).in(Order.RISING),
            text("way", "notice.last.way", line -> words.say("notice.way." + line.way()))
                .in(Order.RISING),
            moment("made", "notice.last.made", ParkedMessage::madeAt),
            moment("since", "notice.parked.since", ParkedMessage::doneAt),
            ListColumn.<ParkedMessage>number(
                "tries",
                words.say("notice.parked.tries"),
                line -> new DataTable.Figure(words.number(line.tries()), false),
                line -> (long) line.tries()),
            text("handle", "notice.parked.handle", ParkedMessage::handle)),
        USUAL);
  }

  DataTable of(ListShape<ParkedMessage> shape, List<ParkedMessage> lines, String none) {
    var rows = lines.stream().map(line -> shape.row(line, false)).toList();
    return new DataTable(words.say("notice.parked"), shape.heads(words), rows, null, none);
  }

  private ListColumn<ParkedMessage> text(
      String key, String head, Function<ParkedMessage, String> of) {
    return ListColumn.text(key, words.say(head), line -> new DataTable.Text(of.apply(line)), of);
  }

  private ListColumn<ParkedMessage> moment(
      String key, String head, Function<ParkedMessage, @Nullable Instant> of) {
    return text(
            key,
            head,
            line -> {
              var at = of.apply(line);
              return at == null ? "" : words.minute(at);
            })
        .by(Order.FALLING, of);
  }

  /// The way to the person, whose address is to be put right; with a box where something can be done.
  private DataTable.Cell person(ParkedMessage line) {
    var href = "/people/" + line.personHandle();
    if (line.state() == ParkedMessage.State.ARRIVED) return new DataTable.Way(line.person(), href);
    var label = words.say("notice.parked.tick", line.person(), kind(line));
    return new DataTable.PickedWay(line.person(), href, "message", line.handle(), label);
  }

  private String kind(ParkedMessage line) {
    return kinds.stream()
        .filter(kind -> kind.code().equals(line.kind()))
        .map(kind -> words.say(kind.key()))
        .findFirst()
        .orElse(line.kind());
  }

  private String state(ParkedMessage line) {
    return words.say("notice.parked.state." + line.state().word());
  }

  private String why(ParkedMessage line) {
    var key = "notice.parked.fault." + line.fault();
    return words.has(key) ? words.say(key) : line.fault();
  }

  private static Tone tone(ParkedMessage line) {
    return switch (line.state()) {
      case PARKED -> Tone.OVERDUE;
      case AGAIN -> Tone.YOUNG;
      case ARRIVED -> Tone.IN_TIME;
      case GIVEN_UP -> Tone.QUIET;
    };
  }
}
