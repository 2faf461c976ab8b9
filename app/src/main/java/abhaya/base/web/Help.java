package abhaya.base.web;

import org.jspecify.annotations.Nullable;

/// The rule behind a figure or a code, one click away.
///
/// @param id unique on the page
/// @param about what the button explains, for readers who hear the page
/// @param more where the whole rule stands
public record Help(String id, String about, String text, @Nullable Link more) {}
