package abhaya.safecity.fund;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.FeedFile;
import abhaya.base.feed.FeedFormat;
import abhaya.base.feed.FeedLimits;
import abhaya.base.feed.FileOpening;
import abhaya.base.feed.RefusedFile;
import abhaya.base.feed.RefusedRow;
import abhaya.base.feed.Row;
import abhaya.base.trail.RowRoot;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a file of sanctions, releases or spending. Each row is answered for; a dry run goes the
/// same way through the same rules, and then nothing of it stays.
@Component
class FundImportDesk {
  private static final long BYTES_MAX = 16L << 20;
  private static final int ROWS_MAX = 20_000;
  private static final Set<String> REASONS = Set.of("refusalCode", "refusalMessage");
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

  /// What became of a file.
  record Outcome(
      FeedFormat format,
      List<String> columns,
      int received,
      int accepted,
      int unchanged,
      List<Refusal> refused,
      Map<Integer, String> came) {

    /// Refused rows as they came, in their original columns, each with its reason.
    String refusedFile(FundWords words) {
      var file = new RefusedFile(format, columns);
      for (var one : refused) {
        var text = Objects.requireNonNullElse(came.get(one.row()), "");
        file.add(
            new RefusedRow(one.row(), one.code(), one.field(), one.key(), text),
            columns,
            words.row(one.code(), one.findings()));
      }
      return file.text();
    }
  }

  static boolean mayImport(Scope scope) {
    return scope.may(Operation.ENTER_WORKS) || scope.may(Operation.IMPORT);
  }

  /// @param format null: told by the first character
  Outcome take(
      Scope scope, FundFeed feed, InputStream in, @Nullable FeedFormat format, boolean dryRun)
      throws IOException {
    if (!mayImport(scope)) NotVisible.unless(scope.decide(Operation.IMPORT));
    var file = Files.createTempFile("money-", ".in");
    try {
      keep(in, file);
      var columns = new TreeSet<>(feed.columns());
      columns.addAll(REASONS);
      return switch (FeedFile.open(file, format, columns, feed.required(), LIMITS)) {
        case FileOpening.Refused refused -> throw fault(refused);
        case FileOpening.Ready ready -> take(scope, feed, ready, dryRun);
      };
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

  private static Refused fault(FileOpening.Refused refused) {
    if (refused.code().equals("file-too-large") || refused.code().equals("gzip-bomb"))
      return Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    return Refused.field(
        "file", refused.code(), "fund.file." + refused.code(), String.join(", ", refused.fields()));
  }

  private Outcome take(Scope scope, FundFeed feed, FileOpening.Ready ready, boolean dryRun)
      throws IOException {
    var rows = new ArrayList<Row>();
    var came = new HashMap<Integer, String>();
    var root = new RowRoot();
    try (var file = ready.file()) {
      for (var line = file.next(); line != null; line = file.next()) {
        if (rows.size() == ROWS_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        root.add(line.bytes());
        var row = file.row(line);
        rows.add(row);
        came.put(row.number(), new String(line.bytes(), StandardCharsets.UTF_8));
      }
    }
    var answer = filed(scope, feed, rows, root.hex(), dryRun);
    return new Outcome(
        ready.file().format(),
        ready.file().columns(),
        rows.size(),
        answer.accepted(),
        answer.unchanged(),
        answer.refused(),
        came);
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
    var values = new HashMap<>(row.values());
    values.keySet().removeAll(REASONS);
    if (!feed.columns().containsAll(values.keySet()))
      return new FundRowReader.Faulty("", "", "field-unknown");
    return new FundRowReader(feed).read(values);
  }
}
