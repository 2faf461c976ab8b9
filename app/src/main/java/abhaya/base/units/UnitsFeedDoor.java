package abhaya.base.units;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.FeedFormat;
import abhaya.base.jurisdiction.ChangeNote;
import abhaya.base.jurisdiction.ImportAnswer;
import abhaya.base.jurisdiction.UnitRefusal;
import abhaya.base.jurisdiction.UnitRegister;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Takes units files. Each row is answered for; a dry run is the same and writes nothing.
@RestController
class UnitsFeedDoor {

  private static final long BYTES_MAX = 64L << 20;
  private static final int NAMED_MAX = 10_000;

  private final UnitRegister register;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final AskedDay days;

  UnitsFeedDoor(
      UnitRegister register, TrailRegister trail, TransactionTemplate transactions, AskedDay days) {
    this.register = register;
    this.trail = trail;
    this.transactions = transactions;
    this.days = days;
  }

  @PostMapping("/api/v1/feeds/units")
  FeedAnswer take(
      Scope scope,
      Visit visit,
      HttpServletRequest request,
      @RequestParam(defaultValue = "false") boolean dryRun)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    var format = formatOf(request.getContentType());
    var file = Files.createTempFile("units-", ".in");
    try {
      keep(request, file);
      var read = UnitFileReader.read(file, format);
      return answer(visit, read, taken(scope, read, dryRun));
    } finally {
      Files.delete(file);
    }
  }

  private static @Nullable FeedFormat formatOf(@Nullable String contentType) {
    if (contentType == null) return null;
    var type = MediaType.parseMediaType(contentType);
    var name = type.getType() + "/" + type.getSubtype();
    return switch (name) {
      case "text/csv" -> FeedFormat.CSV;
      case "application/x-ndjson" -> FeedFormat.NDJSON;
      case "application/gzip", "application/octet-stream" -> null;
      default -> throw Refused.with(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type");
    };
  }

  private static void keep(HttpServletRequest request, Path file) throws IOException {
    try (var in = request.getInputStream();
        var out = Files.newOutputStream(file)) {
      var buffer = new byte[64 * 1024];
      long total = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
        if (total > BYTES_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        out.write(buffer, 0, read);
      }
    }
  }

  private ImportAnswer taken(Scope scope, UnitFileReader.Read read, boolean dryRun) {
    var note = new ChangeNote(days.today(), "", scope.person().handle());
    return Objects.requireNonNull(
        transactions.execute(status -> {
          var answer = register.take(read.rows(), scope.unit(), note, dryRun);
          if (!dryRun) trail.record(scope, entry(read, answer));
          return answer;
        }));
  }

  private static TrailAct entry(UnitFileReader.Read read, ImportAnswer answer) {
    return TrailAct.allowed("IMPORT", "UNITS", null)
        .with("received", read.received())
        .with("accepted", answer.accepted())
        .with("unchanged", answer.unchanged())
        .with("refused", answer.refused().size() + (long) read.refused().size())
        .with("rowRoot", read.root().hex());
  }

  private static FeedAnswer answer(Visit visit, UnitFileReader.Read read, ImportAnswer answer) {
    var words = new UnitWords(visit.words());
    var refused = new ArrayList<>(read.refused());
    refused.addAll(answer.refused());
    refused.sort(Comparator.comparingInt(UnitRefusal::row));
    return new FeedAnswer(
        read.received(),
        answer.accepted(),
        answer.unchanged(),
        List.of(),
        refused.stream()
            .limit(NAMED_MAX)
            .map(one ->
                new FeedAnswer.RefusedRow(
                    one.row(), one.key(), one.field(), one.code(), words.refusal(one)))
            .toList(),
        refused.size());
  }
}
