package abhaya.investigation.why;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.FeedAnswer;
import abhaya.base.feed.FeedFile;
import abhaya.base.feed.FeedFormat;
import abhaya.base.feed.FeedLimits;
import abhaya.base.feed.FileOpening;
import abhaya.base.feed.SentFile;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Takes files of sanctioned and posted officers. Each row is answered for; a dry run is the same and
/// writes nothing.
@RestController
class VacancyDoor {
  private static final int BYTES_MAX = 16 << 20;
  private static final int ROWS_MAX = 100_000;

  private final VacancyStore store;
  private final UnitTrees trees;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final FeedLimits limits;
  private final Clock clock;

  VacancyDoor(
      VacancyStore store,
      UnitTrees trees,
      TrailRegister trail,
      TransactionTemplate transactions,
      FeedLimits limits,
      Clock clock) {
    this.store = store;
    this.trees = trees;
    this.trail = trail;
    this.transactions = transactions;
    this.limits = limits;
    this.clock = clock;
  }

  @PostMapping("/api/v1/feeds/vacancies")
  FeedAnswer take(
      Scope scope,
      Visit visit,
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    var format = FeedFormat.named(request.getContentType());
    return SentFile.aside(
        request.getInputStream(),
        BYTES_MAX,
        file -> taken(scope, visit.words(), file, format, dryRun));
  }

  private FeedAnswer taken(
      Scope scope, Words words, Path path, @Nullable FeedFormat format, boolean dryRun)
      throws IOException {
    var opening =
        FeedFile.open(path, format, VacancyReader.COLUMNS, VacancyReader.REQUIRED, limits);
    if (!(opening instanceof FileOpening.Ready ready)) {
      throw Refused.field("file", "not-readable", "why.vacancy.file");
    }
    var reader = new VacancyReader(scope, trees.today(), India.dateOf(clock.instant()));
    var good = new ArrayList<VacancyStore.Vacancy>();
    var refused = new ArrayList<FeedAnswer.RefusedRow>();
    var received = 0;
    try (var file = ready.file()) {
      for (var line = file.next(); line != null; line = file.next()) {
        if (++received > ROWS_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        var read = reader.read(file.row(line));
        var fault = read.fault();
        if (fault != null) refused.add(row(words, received, read.key(), fault));
        if (read.vacancy() != null) good.add(read.vacancy());
      }
    }
    var accepted = dryRun ? good.size() : kept(scope, good, refused.size());
    return FeedAnswer.of(received, accepted, good.size() - accepted, refused, dryRun);
  }

  private static FeedAnswer.RefusedRow row(
      Words words, int number, String key, VacancyReader.Fault fault) {
    var said = "why.vacancy." + fault.code();
    var message = words.say(words.has(said) ? said : "why.vacancy.row-unreadable");
    return new FeedAnswer.RefusedRow(number, key, fault.field(), fault.code(), message);
  }

  /// The last statement of a unit and day in the file counts.
  private int kept(Scope scope, List<VacancyStore.Vacancy> good, int refused) {
    var last = new LinkedHashMap<List<Object>, VacancyStore.Vacancy>();
    good.forEach(one -> last.put(List.of(one.unit(), one.asOf()), one));
    var count =
        scope
            .contextFor(Operation.IMPORT)
            .call(() ->
                transactions.execute(status -> {
                  var news = store.keep(List.copyOf(last.values()), clock.instant());
                  trail.record(
                      scope,
                      TrailAct.allowed("IMPORT", "VACANCIES", null)
                          .with("accepted", news)
                          .with("refused", refused));
                  return news;
                }));
    return count == null ? 0 : count;
  }
}
