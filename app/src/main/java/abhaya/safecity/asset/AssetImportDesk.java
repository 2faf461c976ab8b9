package abhaya.safecity.asset;

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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a file of things, by whichever door it comes: the same validator for a dry run, the same
/// answer for each row.
@Component
class AssetImportDesk {
  private static final long BYTES_MAX = 128L << 20;
  private static final int ROWS_MAX = 200_000;
  private static final String MOVED = "Import";
  private static final FeedLimits LIMITS =
      new FeedLimits(BYTES_MAX, 512L << 20, 200, 16_384, 10_000, 1, 10, 7);
  private static final Set<String> REQUIRED = Set.of("city", "kind", "name");

  private final AssetRegister register;
  private final AssetGround ground;
  private final KindStore kinds;
  private final KnownAssets known;
  private final TrailRegister trail;
  private final TransactionTemplate transactions;

  AssetImportDesk(
      AssetRegister register,
      AssetGround ground,
      KindStore kinds,
      KnownAssets known,
      TrailRegister trail,
      TransactionTemplate transactions) {
    this.register = register;
    this.ground = ground;
    this.kinds = kinds;
    this.known = known;
    this.trail = trail;
    this.transactions = transactions;
  }

  static boolean mayImport(Scope scope) {
    return scope.may(Operation.IMPORT) || scope.may(Operation.KEEP_ASSETS);
  }

  /// @param format null: told by the first character
  FeedOutcome<AssetRegister.Refusal> take(
      Scope scope, InputStream in, @Nullable FeedFormat format, boolean dryRun) throws IOException {
    if (!mayImport(scope)) NotVisible.unless(scope.decide(Operation.KEEP_ASSETS));
    var reader = new AssetReader(kinds.book(), ground.of(scope));
    var rows = new ArrayList<AssetRegister.Numbered>();
    var refused = new ArrayList<AssetRegister.Refusal>();
    var sent = SentFile.read(in, format, form(), row -> read(reader, row, rows, refused));
    var answer =
        taken(scope, rows, new Trail(sent.received(), refused.size(), sent.root()), dryRun);
    refused.addAll(answer.refused());
    refused.sort(Comparator.comparingInt(AssetRegister.Refusal::row));
    return new FeedOutcome<>(sent, answer.accepted(), answer.unchanged(), refused);
  }

  /// The columns of the classes are data: they are asked for with each file.
  private SentFile.Form form() {
    var columns = Set.copyOf(AssetReader.columns(kinds.book()));
    return new SentFile.Form(columns, REQUIRED, LIMITS, ROWS_MAX, "asset.file.");
  }

  private static void read(
      AssetReader reader,
      Row row,
      List<AssetRegister.Numbered> rows,
      List<AssetRegister.Refusal> refused) {
    var fault = row.fault();
    if (fault != null) {
      var field = Objects.requireNonNullElse(fault.field(), "");
      refused.add(new AssetRegister.Refusal(row.number(), "", field, fault.code()));
      return;
    }
    var read = reader.read(row.values());
    var draft = read.draft();
    var wrong = read.fault();
    if (draft != null) rows.add(new AssetRegister.Numbered(row.number(), draft));
    else if (wrong != null) {
      var key = String.valueOf(row.values().getOrDefault("uid", ""));
      refused.add(new AssetRegister.Refusal(row.number(), key, wrong.field(), wrong.code()));
    }
  }

  private record Trail(int received, int refused, String root) {}

  private AssetRegister.Outcome taken(
      Scope scope, List<AssetRegister.Numbered> rows, Trail said, boolean dryRun) {
    var answer =
        Objects.requireNonNull(
            transactions.execute(_ -> {
              var outcome = register.take(scope, rows, MOVED, dryRun);
              var act =
                  TrailAct.allowed(dryRun ? "DRY_RUN" : "IMPORT", "ASSETS", null)
                      .with("received", said.received())
                      .with("accepted", outcome.accepted())
                      .with("unchanged", outcome.unchanged())
                      .with("refused", (long) outcome.refused().size() + said.refused())
                      .with("rowRoot", said.root());
              trail.record(scope, act);
              return outcome;
            }));
    if (!dryRun) known.refresh();
    return answer;
  }
}
