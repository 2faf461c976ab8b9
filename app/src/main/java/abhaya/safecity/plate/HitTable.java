package abhaya.safecity.plate;

import abhaya.base.web.Address;
import abhaya.base.web.DataTable;
import abhaya.base.web.ListColumn;
import abhaya.base.web.ListColumn.Order;
import abhaya.base.web.ListShape;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.plate.PlateQueries.HitLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Hits as columns, for the page and for a file. A plate is for those who watch: no file has it.
final class HitTable {
  /// Open ones, alarms first, the oldest first; closed ones, the latest first.
  private static final String USUAL = "urgency";

  private final Words words;
  private final Instant now;

  HitTable(Words words, Instant now) {
    this.words = words;
    this.now = now;
  }

  ListShape<HitLine> shape(Address address) {
    var kind =
        ListColumn.<HitLine>text(
                "kind",
                words.say("plate.hit.kind"),
                hit -> new DataTable.State(tone(hit), kindOf(hit)),
                this::kindOf)
            .telling()
            .in(Order.RISING);
    var listed =
        ListColumn.<HitLine>text(
                "listed",
                words.say("plate.hit.listed"),
                hit -> new DataTable.Way(hit.listed(), "/safecity/plates/hits/" + hit.handle()),
                HitLine::listed)
            .telling()
            .staying();
    return ListShape.read(
        address,
        List.of(
            kind,
            listed,
            text("read", "plate.hit.read", HitLine::read).staying(),
            text("state", "plate.hit.state", this::stateOf).telling().in(Order.RISING),
            text("camera", "plate.hit.camera", HitLine::camera).in(Order.RISING),
            text("at", "plate.hit.at", hit -> words.second(hit.readAt()))
                .by(Order.RISING, HitLine::readAt),
            text("action", "plate.entry.action", hit -> words.say("plate.action." + hit.action())),
            text("why", "plate.entry.reason", hit -> words.say("plate.reason." + hit.reason()))),
        USUAL);
  }

  private ListColumn<HitLine> text(String key, String head, Function<HitLine, String> of) {
    return ListColumn.text(key, words.say(head), hit -> new DataTable.Text(of.apply(hit)), of);
  }

  DataTable of(ListShape<HitLine> shape, List<HitLine> hits) {
    var rows = hits.stream().map(hit -> shape.row(hit, false)).toList();
    return new DataTable(
        words.say("plate.room.HITS"), shape.heads(words), rows, null, words.say("plate.hits.none"));
  }

  private String kindOf(HitLine hit) {
    return words.say("plate.kind." + hit.kind());
  }

  String stateOf(HitLine hit) {
    var word = words.say("plate.state." + hit.state());
    if (!isUnanswered(hit)) return word;
    return words.say(
        "plate.hit.unanswered", word, words.age(Duration.between(hit.receivedAt(), now)));
  }

  private boolean isUnanswered(HitLine hit) {
    return hit.kind().equals("ALARM")
        && hit.state().equals("NEW")
        && hit.receivedAt().plus(HitState.ACKNOWLEDGE_WITHIN).isBefore(now);
  }

  Tone tone(HitLine hit) {
    if (hit.state().equals("CLOSED") || hit.state().equals("REJECTED")) return Tone.QUIET;
    if (hit.kind().equals("HINT")) return Tone.YOUNG;
    return isUnanswered(hit) || hit.state().equals("NEW") ? Tone.OVERDUE : Tone.LATE;
  }
}
