package abhaya.base.geo;

/// A place found in what somebody typed, and how sure the finding is.
///
/// @param precisionMetres half of what the last written digit is worth, at least one metre
/// @param swapped longitude stood first; only so does it lie in India
public record PlaceText(Point point, Form form, double precisionMetres, boolean swapped) {

  /// How it was written.
  public enum Form {
    DECIMAL,
    MINUTES,
    SECONDS,
    LINK,
    DIGIPIN
  }
}
