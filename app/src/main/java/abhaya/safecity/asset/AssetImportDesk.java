package abhaya.safecity.asset;

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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

  /// What became of a file. Refused rows stand in the order of the file.
  record Outcome(
      FeedFormat format,
      List<String> columns,
      int received,
      AssetRegister.Outcome answer,
      List<AssetRegister.Refusal> refused,
      Map<Integer, String> came) {

    /// Refused rows as they came, in their original columns, each with its reason.
    String refusedFile(AssetWords words) {
      var file = new RefusedFile(format, columns);
      for (var one : refused) {
        var text = Objects.requireNonNullElse(came.get(one.row()), "");
        file.add(
            new RefusedRow(one.row(), one.code(), one.field(), one.key(), text),
            columns,
            words.row(one.code(), one.field()));
      }
      return file.text();
    }
  }

  static boolean mayImport(Scope scope) {
    return scope.may(Operation.IMPORT) || scope.may(Operation.KEEP_ASSETS);
  }

  /// @param format null: told by the first character
  Outcome take(Scope scope, InputStream in, @Nullable FeedFormat format, boolean dryRun)
      throws IOException {
    if (!mayImport(scope)) NotVisible.unless(scope.decide(Operation.KEEP_ASSETS));
    var file = Files.createTempFile("assets-", ".in");
    try {
      keep(in, file);
      var columns = AssetReader.columns(kinds.book());
      columns.addAll(Set.of("refusalCode", "refusalMessage"));
      return switch (FeedFile.open(file, format, columns, REQUIRED, LIMITS)) {
        case FileOpening.Refused refused -> throw fault(refused);
        case FileOpening.Ready ready -> take(scope, ready, dryRun);
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
    if (refused.code().equals("file-too-large") || refused.code().equals("gzip-bomb")) {
      return Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    }
    return Refused.field(
        "file",
        refused.code(),
        "asset.file." + refused.code(),
        String.join(", ", refused.fields()));
  }

  private Outcome take(Scope scope, FileOpening.Ready ready, boolean dryRun) throws IOException {
    var reader = new AssetReader(kinds.book(), ground.of(scope));
    var rows = new ArrayList<AssetRegister.Numbered>();
    var refused = new ArrayList<AssetRegister.Refusal>();
    var came = new HashMap<Integer, String>();
    var root = new RowRoot();
    var received = 0;
    try (var file = ready.file()) {
      for (var line = file.next(); line != null; line = file.next()) {
        if (++received > ROWS_MAX) throw Refused.with(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        root.add(line.bytes());
        var row = file.row(line);
        var before = refused.size();
        read(reader, row, rows, refused);
        if (refused.size() > before) came.put(row.number(), row.text());
        else came.put(row.number(), new String(line.bytes(), StandardCharsets.UTF_8));
      }
    }
    var answer = taken(scope, rows, new Trail(received, refused.size(), root.hex()), dryRun);
    refused.addAll(answer.refused());
    refused.sort(Comparator.comparingInt(AssetRegister.Refusal::row));
    return new Outcome(
        ready.file().format(), ready.file().columns(), received, answer, refused, came);
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
    var values = new HashMap<>(row.values());
    values.keySet().removeAll(Set.of("refusalCode", "refusalMessage"));
    var read = reader.read(values);
    var draft = read.draft();
    var wrong = read.fault();
    if (draft != null) rows.add(new AssetRegister.Numbered(row.number(), draft));
    else if (wrong != null) {
      var key = String.valueOf(values.getOrDefault("uid", ""));
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
