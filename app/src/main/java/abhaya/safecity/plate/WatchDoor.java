package abhaya.safecity.plate;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.FeedAnswer;
import abhaya.base.feed.FeedFile;
import abhaya.base.feed.FeedFormat;
import abhaya.base.feed.FeedLimits;
import abhaya.base.feed.FileOpening;
import abhaya.base.feed.Row;
import abhaya.base.feed.SentFile;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Takes files of plates to look for. Every row waits for its second name like one asked for by hand;
/// a dry run is the same and writes nothing.
@RestController
class WatchDoor {
  private static final int BYTES_MAX = 64 << 20;
  private static final int ROWS_MAX = 100_000;
  private static final Set<String> COLUMNS =
      Set.of("unit", "plate", "reason", "reference", "action", "days");
  private static final Set<String> REQUIRED = Set.of("unit", "plate", "reason", "reference");

  private final WatchRegister register;
  private final UnitTrees trees;
  private final FeedLimits limits;

  WatchDoor(WatchRegister register, UnitTrees trees, FeedLimits limits) {
    this.register = register;
    this.trees = trees;
    this.limits = limits;
  }

  private record Fault(String field, String code) {}

  @PostMapping("/api/v1/feeds/watchlist")
  FeedAnswer take(
      Scope scope,
      Visit visit,
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.LIST_PLATES));
    var format = FeedFormat.named(request.getContentType());
    return SentFile.aside(
        request.getInputStream(),
        BYTES_MAX,
        file -> taken(scope, visit.words(), file, format, dryRun));
  }

  private FeedAnswer taken(
      Scope scope, Words words, Path path, @Nullable FeedFormat format, boolean dryRun)
      throws IOException {
    if (!(FeedFile.open(path, format, COLUMNS, REQUIRED, limits)
        instanceof FileOpening.Ready ready)) {
      throw Refused.field("file", "not-readable", "plate.code.other", "");
    }
    var refused = new ArrayList<FeedAnswer.RefusedRow>();
    var received = 0;
    try (var file = ready.file()) {
      for (var line = file.next(); line != null; line = file.next()) {
        if (++received > ROWS_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        var row = file.row(line);
        var fault = take(scope, row, dryRun);
        if (fault.isPresent()) refused.add(refusal(words, received, fault.get()));
      }
    }
    return FeedAnswer.of(received, received - refused.size(), 0, refused, dryRun);
  }

  /// Why the row is not taken; empty: it is, or would be.
  private Optional<Fault> take(Scope scope, Row row, boolean dryRun) {
    var bad = row.fault();
    if (bad != null)
      return Optional.of(new Fault(bad.field() == null ? "" : bad.field(), bad.code()));
    var unit = trees.today().find(text(row, "unit"));
    if (unit.isEmpty() || !scope.mayOn(Operation.LIST_PLATES, unit.get().id()))
      return Optional.of(new Fault("unit", "unit-unknown"));
    var pattern = PlatePattern.read(text(row, "plate"));
    if (pattern.isEmpty()) return Optional.of(new Fault("plate", "PATTERN"));
    var reason = choice(WatchEntry.Reason.values(), text(row, "reason"));
    if (reason.isEmpty()) return Optional.of(new Fault("reason", "not-a-choice"));
    var said = text(row, "action");
    var action = choice(WatchEntry.Action.values(), said.isEmpty() ? "OBSERVE" : said);
    if (action.isEmpty()) return Optional.of(new Fault("action", "not-a-choice"));
    var days = text(row, "days").isEmpty() ? "30" : text(row, "days");
    if (!days.matches("[1-9]\\d{0,2}")) return Optional.of(new Fault("days", "DAYS"));
    var reference = text(row, "reference");
    if (reference.length() > 80) return Optional.of(new Fault("reference", "too-long"));
    var wish =
        new WatchRegister.Wish(
            pattern.get(),
            reason.get(),
            reference,
            action.get(),
            Duration.ofDays(Long.parseLong(days)));
    var refusals = dryRun ? register.look(scope, wish) : register.ask(scope, unit.get().id(), wish);
    return refusals.stream().findFirst().map(one -> new Fault("plate", one.name()));
  }

  private static String text(Row row, String name) {
    var value = row.values().get(name);
    return value == null ? "" : String.valueOf(value).strip();
  }

  private static <E extends Enum<E>> Optional<E> choice(E[] all, String word) {
    return Arrays.stream(all).filter(one -> one.name().equals(word)).findFirst();
  }

  private static FeedAnswer.RefusedRow refusal(Words words, int row, Fault fault) {
    var own = "plate.refusal." + fault.code();
    var common = "plate.code." + fault.code();
    var message =
        words.has(own)
            ? words.say(own)
            : words.say(words.has(common) ? common : "plate.code.other", fault.field());
    return new FeedAnswer.RefusedRow(row, null, fault.field(), fault.code(), message);
  }
}
