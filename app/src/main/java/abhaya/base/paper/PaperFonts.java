package abhaya.base.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.LayoutProcessor;

/// Noto Sans Devanagari, which has Latin letters too, in two weights. Conjuncts and vowel signs are
/// put in their places by the layout engine of the JDK; beside the glyphs stands the text as it was
/// written, so that it can be searched and copied.
///
/// The library calls its layout deprecated and has nothing in its place; a test holds the shapes.
@SuppressWarnings("deprecation")
final class PaperFonts {
  static final Font TITLE;
  static final Font STRONG;
  static final Font PLAIN;
  static final Font SMALL;
  static final Font LARGE;

  static {
    LayoutProcessor.enableKernLiga();
    LayoutProcessor.setWriteActualText();
    var plain = load("paper/NotoSansDevanagari_400Regular.ttf");
    var bold = load("paper/NotoSansDevanagari_700Bold.ttf");
    TITLE = new Font(bold, 14);
    LARGE = new Font(bold, 16);
    STRONG = new Font(bold, 8);
    PLAIN = new Font(plain, 8);
    SMALL = new Font(plain, 7);
  }

  private PaperFonts() {}

  private static BaseFont load(String file) {
    try {
      return BaseFont.createFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
