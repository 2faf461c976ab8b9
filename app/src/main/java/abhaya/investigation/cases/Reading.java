package abhaya.investigation.cases;

import org.jspecify.annotations.Nullable;

/// What became of a row: a record, or a refusal.
sealed interface Reading {

  record Read(CctnsRecord record) implements Reading {}

  /// @param key as far as it could be read; null if it could not
  record Refused(Refusal refusal, @Nullable String key) implements Reading {}
}
