package abhaya.investigation.imports;

import abhaya.base.web.Refused;
import abhaya.base.web.Words;
import abhaya.investigation.cases.ImportOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The sentences of the feed in the reader's language. They name fields and never values.
final class FeedWords {
  private final Words words;

  FeedWords(Words words) {
    this.words = words;
  }

  /// Why a row waits or is refused, and how to mend it.
  String row(String code, @Nullable String field) {
    var key = "imports.code." + code;
    if (!words.has(key)) return words.say("imports.code.other");
    return words.say(key, field == null ? "" : field);
  }

  /// Why a file is refused as a whole.
  String file(ImportOutcome.FileRefused file) {
    return words.say("imports.file." + file.code(), String.join(", ", file.fields()));
  }

  /// The same as an answer to a program.
  static Refused refused(ImportOutcome.FileRefused file) {
    var status = status(file.code());
    if (status != HttpStatus.BAD_REQUEST) return Refused.with(status, "too-large");
    var columns = file.fields();
    var field = columns.isEmpty() ? "body" : columns.getFirst();
    return Refused.badFields(
        List.of(
            new Refused.Fault(
                field,
                file.code(),
                "imports.file." + file.code(),
                List.of(String.join(", ", columns)))));
  }

  private static HttpStatus status(String code) {
    return switch (code) {
      case "gzip-bomb", "file-too-large" -> HttpStatus.CONTENT_TOO_LARGE;
      default -> HttpStatus.BAD_REQUEST;
    };
  }
}
