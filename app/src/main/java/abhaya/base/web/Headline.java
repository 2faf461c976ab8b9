package abhaya.base.web;

import org.jspecify.annotations.Nullable;

/// A number that a page is about, with what it is a part of.
///
/// @param under the denominator: `4,86,204 of 7,35,340`
public record Headline(String label, String value, String under, Tone tone, @Nullable Help help) {}
