package abhaya.base.signin;

import io.nayuki.qrcodegen.QrCode;

/// A text as a picture for a telephone's camera: one path of unit squares for an SVG.
record QrPicture(String path, int size) {
  /// The quiet zone of ISO/IEC 18004.
  private static final int MARGIN = 4;

  static QrPicture of(String text) {
    var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    var path = new StringBuilder();
    for (var y = 0; y < code.size; y++) {
      for (var x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append("h1v1h-1z");
        }
      }
    }
    return new QrPicture(path.toString(), code.size + 2 * MARGIN);
  }
}
