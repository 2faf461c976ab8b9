package abhaya.safecity.fund;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.FeedFormat;
import abhaya.base.feed.FeedLimits;
import abhaya.base.feed.FeedOutcome;
import abhaya.base.feed.Row;
import abhaya.base.feed.SentFile;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a file of sanctions, releases or spending. Each row is answered for; a dry run goes the
/// same way through the same rules, and then nothing of it stays.
@Component
class FundImportDesk {
  private static final long BYTES_MAX = 16L << 20;
  private static final int ROWS_MAX = 20_000;
  private static final FeedLimits LIMITS =
      new FeedLimits(BYTES_MAX, 64L << 20, 200, 16_384, 10_000, 1, 10, 7);

  private final FundRegister register;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;

  FundImportDesk(FundRegister register, TrailRegister trail, TransactionTemplate transactions) {
    this.register = register;
    this.trail = trail;
    this.transactions = transactions;
  }

  /// @param findings what the rules say; empty if the row could not be read
  record Refusal(int row, String key, String field, String code, List<FundFinding> findings) {

    Refusal {
      findings = List.copyOf(findings);
    }

    static Refusal of(int row, String key, String field, String code) {
      return new Refusal(row, key, field, code, List.of());
    }
  }

  static boolean mayImport(Scope scope) {
    return scope.may(Operation.ENTER_WORKS) || scope.may(Operation.IMPORT);
  }

  /// @param format null: told by the first character
  FeedOutcome<Refusal> take(
      Scope scope, FundFeed feed, InputStream in, @Nullable FeedFormat format, boolean dryRun)
      throws IOException {
    if (!mayImport(scope)) NotVisible.unless(scope.decide(Operation.IMPORT));
    var form = new SentFile.Form(feed.columns(), feed.required(), LIMITS, ROWS_MAX, "fund.file.");
    var rows = new ArrayList<Row>();
    var sent = SentFile.read(in, format, form, rows::add);
    var filed = filed(scope, feed, rows, sent.root(), dryRun);
    return new FeedOutcome<>(sent, filed.accepted(), filed.unchanged(), filed.refused());
  }

  private FundRegister.Filed filed(
      Scope scope, FundFeed feed, List<Row> rows, String root, boolean dryRun) {
    return Objects.requireNonNull(
        transactions.execute(status -> {
          var filing = register.filing(scope, feed);
          for (var row : rows) filing.take(row.number(), read(feed, row));
          var filed = filing.done();
          if (dryRun) {
            status.setRollbackOnly();
            return filed;
          }
          trail.record(
              scope,
              TrailAct.allowed("IMPORT", "MONEY", feed.name())
                  .with("received", rows.size())
                  .with("accepted", filed.accepted())
                  .with("unchanged", filed.unchanged())
                  .with("refused", filed.refused().size())
                  .with("rowRoot", root));
          return filed;
        }));
  }

  private static FundRowReader.Reading read(FundFeed feed, Row row) {
    var fault = row.fault();
    if (fault != null)
      return new FundRowReader.Faulty(
          "", Objects.requireNonNullElse(fault.field(), ""), fault.code());
    if (!feed.columns().containsAll(row.values().keySet()))
      return new FundRowReader.Faulty("", "", "field-unknown");
    return new FundRowReader(feed).read(row.values());
  }
}
