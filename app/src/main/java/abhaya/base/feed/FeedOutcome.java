package abhaya.base.feed;

import abhaya.base.web.FileImportForm;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/// What became of a file of rows, for whichever door it came by: an answer for a program, a page for
/// a person, or the refused rows back as a file.
///
/// @param refused in the order of the file
/// @param <R> why a row was refused, as the feed keeps it; each door gives the words
public record FeedOutcome<R>(SentRows sent, int accepted, int unchanged, List<R> refused) {
  public FeedOutcome {
    refused = List.copyOf(refused);
  }

  /// The answer of the API.
  public FeedAnswer answer(boolean dryRun, Function<R, FeedAnswer.RefusedRow> said) {
    return FeedAnswer.of(
        sent.received(), accepted, unchanged, refused.stream().map(said).toList(), dryRun);
  }

  /// Refused rows as they came, in their original columns, each with its reason.
  ///
  /// @param name of the file, without ending
  public ResponseEntity<String> refusedFile(String name, Function<R, FeedAnswer.RefusedRow> said) {
    var file = new RefusedFile(sent.format(), sent.columns());
    for (var refusal : refused) {
      var one = said.apply(refusal);
      var text = Objects.requireNonNullElse(sent.came().get(one.row()), "");
      file.add(
          new RefusedRow(one.row(), one.code(), one.field(), one.key(), text),
          sent.columns(),
          one.message());
    }
    return FileImportForm.refusedFile(name, sent.format() == FeedFormat.CSV, file.text());
  }

  /// What the page shows.
  ///
  /// @param name of the file of refused rows, without ending
  public FileImportForm.Outcome shown(String name, Function<R, FeedAnswer.RefusedRow> said) {
    var lines =
        refused.stream()
            .map(said)
            .map(one ->
                new FileImportForm.RefusedLine(
                    one.row(),
                    Objects.requireNonNullElse(one.key(), ""),
                    one.field(),
                    one.message()))
            .toList();
    return new FileImportForm.Outcome(
        sent.received(), accepted, unchanged, lines, () -> refusedFile(name, said));
  }
}
