package abhaya.investigation.cases;

import abhaya.base.feed.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a file.
public sealed interface ImportOutcome {

  /// Refused as a whole: nothing of it was applied.
  ///
  /// @param code key of the sentence
  /// @param fields columns it is about
  record FileRefused(String code, List<String> fields) implements ImportOutcome {
    public FileRefused {
      fields = List.copyOf(fields);
    }
  }

  /// Each row has its answer.
  ///
  /// @param batch handle of the import; null for a dry run
  /// @param quarantined the first of the rows that wait, in the order of the file
  /// @param refused the first of the refused rows
  record Done(
      @Nullable String batch,
      Batch.Counts counts,
      List<RowAnswer> quarantined,
      List<RowAnswer> refused)
      implements ImportOutcome {
    public Done {
      quarantined = List.copyOf(quarantined);
      refused = List.copyOf(refused);
    }
  }

  /// @param field null where the whole row is meant
  record RowAnswer(int row, @Nullable String key, @Nullable String field, String code) {}
}
