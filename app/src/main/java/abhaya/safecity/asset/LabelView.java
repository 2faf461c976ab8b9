package abhaya.safecity.asset;

import io.nayuki.qrcodegen.QrCode;

/// A label to print and stick on a thing: its name in letters and for a telephone's camera.
///
/// @param path of unit squares for an SVG of `size` by `size`
public record LabelView(String uid, String kind, String city, String path, int size) {
  /// The quiet zone of ISO/IEC 18004.
  private static final int MARGIN = 4;

  /// The label holds the name alone: what it leads to is the reader's, and changes.
  static LabelView of(String uid, String kind, String city) {
    var code = QrCode.encodeText(uid, QrCode.Ecc.QUARTILE);
    var path = new StringBuilder();
    for (var y = 0; y < code.size; y++) {
      for (var x = 0; x < code.size; x++) {
        if (code.getModule(x, y))
          path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append("h1v1h-1z");
      }
    }
    return new LabelView(uid, kind, city, path.toString(), code.size + 2 * MARGIN);
  }
}
