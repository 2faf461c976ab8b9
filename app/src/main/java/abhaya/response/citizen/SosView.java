package abhaya.response.citizen;

import org.jspecify.annotations.Nullable;

/// The first page: one press for help.
///
/// @param words of the script, as JSON
/// @param wrong what went wrong with a form that was sent without script
public record SosView(String words, @Nullable String wrong) {}
