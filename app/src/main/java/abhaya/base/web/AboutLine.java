package abhaya.base.web;

/// A line of the about page that a module adds as a bean: a rule set and its version.
///
/// @param key of its name
/// @param value printed as it is
public record AboutLine(String key, String value) {}
