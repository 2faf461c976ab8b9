package abhaya.safecity.measure;

/// A logged time without service, from logging or detection to restoration.
///
/// @param proven maintenance was approved beforehand, or there is evidence of the outer cause;
///     without it no time is forgiven
public record Outage(Span span, OutageCause cause, boolean proven) {}
