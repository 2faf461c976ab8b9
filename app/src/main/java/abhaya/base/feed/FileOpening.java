package abhaya.base.feed;

import java.util.List;

/// A file is either ready to be read from its first row to its last, or refused as a whole.
public sealed interface FileOpening {

  /// @param file open; to be closed by the reader
  record Ready(FeedFile file) implements FileOpening {}

  /// Nothing of the file was applied.
  ///
  /// @param code key of the sentence that tells the sender
  /// @param fields columns it is about
  record Refused(String code, List<String> fields) implements FileOpening {
    public Refused {
      fields = List.copyOf(fields);
    }

    static Refused of(String code) {
      return new Refused(code, List.of());
    }
  }
}
