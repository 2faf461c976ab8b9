package abhaya.base.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartFile;

/// A file of rows in by hand, whatever its rows are: try it out, take its valid rows, or get the
/// refused ones back as a file. The page around it says what is imported and who may.
///
/// @param action where the form goes
/// @param title over the form
/// @param keyName what names a row: `Code`, `Paper number`
public record FileImportForm(
    Words words, String action, String title, String keyName, List<Field> fields) {
  private static final int SHOWN = 500;

  public FileImportForm {
    fields = List.copyOf(fields);
  }

  /// What the person pressed.
  public enum Run {
    TRY,
    TAKE,
    REFUSED;

    /// What is not known writes nothing.
    static Run of(String typed) {
      for (var run : values()) if (run.name().equals(typed)) return run;
      return TRY;
    }
  }

  /// What became of a file.
  ///
  /// @param file the refused rows in their own columns, each with its reason
  public record Outcome(
      int received,
      int accepted,
      int unchanged,
      List<RefusedLine> refused,
      Supplier<ResponseEntity<String>> file) {
    public Outcome {
      refused = List.copyOf(refused);
    }
  }

  /// @param key what names the row, if it could be read
  public record RefusedLine(int row, String key, String field, String why) {}

  /// Takes a file; a dry run goes the same way and writes nothing.
  public interface Taking {
    Outcome take(InputStream in, boolean dryRun) throws IOException;
  }

  /// The form before anything was sent.
  public FileImportView asked() {
    return new FileImportView(action, title, fields, null, null);
  }

  /// Takes the file that was sent and answers with the page, or with the file of refused rows.
  ///
  /// @param shown puts the form and its answer on the page
  public ResponseEntity<String> take(MultipartFile file, String typed, Taking desk, Shown shown)
      throws IOException {
    var run = Run.of(typed);
    if (file.isEmpty()) return wrong(words.say("web.import.empty"), shown);
    try (var in = file.getInputStream()) {
      var outcome = desk.take(in, run != Run.TAKE);
      if (run == Run.REFUSED) return outcome.file().get();
      return shown.page(HttpStatus.OK, answered(run, outcome));
    } catch (Refused fault) {
      if (fault.faults().isEmpty()) throw fault;
      var first = fault.faults().getFirst();
      return wrong(words.say(first.key(), first.args().toArray()), shown);
    }
  }

  /// Puts the form on its page.
  public interface Shown {
    ResponseEntity<String> page(HttpStatus status, FileImportView view);
  }

  private ResponseEntity<String> wrong(String sentence, Shown shown) {
    var marked =
        fields.stream()
            .map(field -> field.type().equals("file") ? field.wrong(sentence) : field)
            .toList();
    var view = new FileImportView(action, title, marked, null, null);
    return shown.page(HttpStatus.UNPROCESSABLE_CONTENT, view);
  }

  private FileImportView answered(Run run, Outcome outcome) {
    var notice =
        words.say(
            run == Run.TAKE ? "web.import.taken" : "web.import.tried",
            outcome.received(),
            outcome.accepted(),
            outcome.unchanged(),
            outcome.refused().size());
    var table = outcome.refused().isEmpty() ? null : table(outcome.refused());
    return new FileImportView(action, title, fields, notice, table);
  }

  private DataTable table(List<RefusedLine> refused) {
    var columns =
        List.of(
            DataTable.Column.text(words.say("web.import.row"), true),
            DataTable.Column.text(keyName, true),
            DataTable.Column.text(words.say("web.import.column"), false),
            DataTable.Column.text(words.say("web.import.why"), true));
    var rows =
        refused.stream()
            .limit(SHOWN)
            .map(one ->
                new DataTable.Row(
                    false,
                    List.of(
                        new DataTable.Text(words.number(one.row())),
                        new DataTable.Text(one.key()),
                        new DataTable.Text(one.field()),
                        new DataTable.Text(one.why()))))
            .toList();
    return new DataTable(words.say("web.import.refused", refused.size()), columns, rows, null, "");
  }

  /// The field in which the file is chosen.
  public static Field file(String label, String hint) {
    return Field.text("file", label, "").type("file").hint(hint).needed("off");
  }

  /// Refused rows on their way back, never kept by a browser or a proxy.
  ///
  /// @param name without ending
  public static ResponseEntity<String> refusedFile(String name, boolean csv, String text) {
    var media = (csv ? "text/csv" : "application/x-ndjson") + ";charset=UTF-8";
    var disposition =
        ContentDisposition.attachment().filename(name + (csv ? ".csv" : ".ndjson")).build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(media))
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(text);
  }
}
