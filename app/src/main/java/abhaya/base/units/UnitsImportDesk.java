package abhaya.base.units;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.FeedFormat;
import abhaya.base.feed.FeedOutcome;
import abhaya.base.jurisdiction.ChangeNote;
import abhaya.base.jurisdiction.ImportAnswer;
import abhaya.base.jurisdiction.UnitRefusal;
import abhaya.base.jurisdiction.UnitRegister;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a units file, by whichever door it comes: the same validator, the same answer for each row.
@Component
class UnitsImportDesk {
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

  /// @param format null: told by the first character
  /// @param dryRun the same answer, but nothing is written
  FeedOutcome<UnitRefusal> take(
      Scope scope, InputStream in, @Nullable FeedFormat format, boolean dryRun) throws IOException {
    NotVisible.unless(scope.decide(Operation.IMPORT));
    var read = UnitFileReader.read(in, format);
    var answer = taken(scope, read, dryRun);
    var refused = new ArrayList<>(read.refused());
    refused.addAll(answer.refused());
    refused.sort(Comparator.comparingInt(UnitRefusal::row));
    return new FeedOutcome<>(read.sent(), answer.accepted(), answer.unchanged(), refused);
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
        .with("received", read.sent().received())
        .with("accepted", answer.accepted())
        .with("unchanged", answer.unchanged())
        .with("refused", answer.refused().size() + (long) read.refused().size())
        .with("rowRoot", read.sent().root());
  }
}
