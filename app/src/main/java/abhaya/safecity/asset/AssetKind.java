package abhaya.safecity.asset;

/// A class of things, as the table of classes has it.
///
/// @param tag three letters that stand in the names of its things
/// @param component and `countedIn`: of the work that such a thing counts in
/// @param measured it tells by itself that it lives
/// @param seen it gives a picture, so that answering is not enough
/// @param nearMetres another of its class so near is probably the same one; 0: it moves
public record AssetKind(
    String code,
    String tag,
    String labelEn,
    String labelHi,
    String component,
    String countedIn,
    boolean measured,
    boolean seen,
    boolean staffed,
    boolean moves,
    int nearMetres) {

  public String label(String language) {
    return language.equals("hi") ? labelHi : labelEn;
  }
}
