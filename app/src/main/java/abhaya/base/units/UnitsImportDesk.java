package abhaya.base.units;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.FeedFormat;
import abhaya.base.feed.RefusedFile;
import abhaya.base.feed.RefusedRow;
import abhaya.base.jurisdiction.ChangeNote;
import abhaya.base.jurisdiction.ImportAnswer;
import abhaya.base.jurisdiction.UnitRefusal;
import abhaya.base.jurisdiction.UnitRegister;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.base.web.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a units file, by whichever door it comes: the same validator, the same answer for each row.
@Component
class UnitsImportDesk {
  private static final long BYTES_MAX = 64L << 20;

  private final UnitRegister register;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;
  private final AskedDay days;

  UnitsImportDesk(
      UnitRegister register, TrailRegister trail, TransactionTemplate transactions, AskedDay days) {
    this.register = register;
    this.trail = trail;
    this.transactions = transactions;
    this.days = days;
  }

  /// What became of a file.
  record Outcome(UnitFileReader.Read read, ImportAnswer answer) {

    /// Refused rows in the order of the file.
    List<UnitRefusal> refused() {
      var refused = new ArrayList<>(read.refused());
      refused.addAll(answer.refused());
      refused.sort(Comparator.comparingInt(UnitRefusal::row));
      return refused;
    }

    /// Refused rows as they came, in their original columns, each with its reason.
    String refusedFile(Words words) {
      var file = new RefusedFile(read.format(), read.columns());
      var said = new UnitWords(words);
      for (var one : refused()) {
        var text = read.came().getOrDefault(one.row(), "");
        file.add(
            new RefusedRow(one.row(), one.code(), one.field(), one.key(), text),
            read.columns(),
            said.refusal(one));
      }
      return file.text();
    }
  }

  /// @param format null: told by the first character
  /// @param dryRun the same answer, but nothing is written
  Outcome take(Scope scope, InputStream in, @Nullable FeedFormat format, boolean dryRun)
      throws IOException {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    var file = Files.createTempFile("units-", ".in");
    try {
      keep(in, file);
      var read = UnitFileReader.read(file, format);
      return new Outcome(read, taken(scope, read, dryRun));
    } finally {
      Files.delete(file);
    }
  }

  private static void keep(InputStream in, Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
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
}
