package abhaya.investigation.cases;

import org.jspecify.annotations.Nullable;

/// Why a row is refused. It names the field and never repeats its value.
///
/// @param code key of the sentence, `time-impossible`
record Refusal(String code, @Nullable String field) {}
