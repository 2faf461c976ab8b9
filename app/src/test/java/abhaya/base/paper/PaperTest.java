package abhaya.base.paper;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.web.Language;
import abhaya.base.web.Samples;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.pdf.PRTokeniser;
import org.openpdf.text.pdf.PdfReader;

/// Paper is A4, says where it comes from, and writes Hindi as it is written.
class PaperTest {
  private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"क्षत्रिय", "स्त्री", "शक्ति", "दिल्ली", "प्राथमिकी", "ज़िला"})
  void conjunctsAndVowelSignsStandWhereAReaderLooksForThem(String word) throws Exception {
    var drawn = glyphs(Paper.of(sheet(word, 1)));
    var font = font();
    var chars = word.toCharArray();
    var shaped = font.layoutGlyphVector(PLAIN, chars, 0, chars.length, Font.LAYOUT_LEFT_TO_RIGHT);
    var typed = font.createGlyphVector(PLAIN, word);

    assertThat(Collections.indexOfSubList(drawn, codes(shaped))).isNotNegative();
    assertThat(codes(shaped)).isNotEqualTo(codes(typed));
    assertThat(Collections.indexOfSubList(drawn, codes(typed))).isNegative();
  }

  @Test
  void aPaperOfManyPagesNumbersThemAndNamesTheTakerOnEach() throws IOException {
    var reader = new PdfReader(Paper.of(sheet("किला", 150)));
    var pages = reader.getNumberOfPages();
    assertThat(pages).isGreaterThan(2);
    for (var page = 1; page <= pages; page++) {
      var said = said(reader, page);
      assertThat(said).contains("पृष्ठ " + page + " / " + pages);
      assertThat(said).contains("नमूना पाठक, मंत्रालय विश्लेषक, भारत द्वारा लिया गया");
      assertThat(reader.getPageSize(page).getWidth()).isEqualTo(595);
    }
    assertThat(Objects.toString(reader.getInfo().get("Subject"))).contains("नमूना पाठक");
  }

  @Test
  void titleFactsFiguresAndFootnotesAreOnIt() throws IOException {
    var said = said(new PdfReader(Paper.of(sheet("किला", 2))), 1);
    assertThat(said).contains("अनुपालन", "23-11-2026", "12,34,567", "दो महीने");
  }

  private static FileSheet sheet(String name, int many) {
    var rows = new ArrayList<List<Object>>();
    for (var i = 0; i < many; i++) rows.add(FileSheet.row(name, 1_234_567L));
    return new FileSheet(
        "अनुपालन",
        List.of(new FileSheet.Fact("तारीख", "23-11-2026")),
        List.of(new FileSheet.Head("ज़िले", false), new FileSheet.Head("दर्ज", true)),
        rows,
        null,
        List.of("दो महीने"),
        Stamp.of(Samples.visit(Language.HINDI, "/x"), ""));
  }

  private static Font font() throws IOException, FontFormatException {
    try (var file =
        PaperTest.class.getResourceAsStream("/paper/NotoSansDevanagari_400Regular.ttf")) {
      return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(file)).deriveFont(8f);
    }
  }

  private static List<Integer> codes(GlyphVector glyphs) {
    var codes = new ArrayList<Integer>();
    for (var i = 0; i < glyphs.getNumGlyphs(); i++) {
      if (glyphs.getGlyphCode(i) != 0xffff) codes.add(glyphs.getGlyphCode(i));
    }
    return codes;
  }

  /// The glyphs of the first page in the order in which they are drawn.
  private static List<Integer> glyphs(byte[] paper) throws IOException {
    var glyphs = new ArrayList<Integer>();
    for (var text : texts(new PdfReader(paper), 1, false)) {
      for (var i = 0; i + 1 < text.length(); i += 2) {
        glyphs.add((text.charAt(i) << 8) + text.charAt(i + 1));
      }
    }
    return glyphs;
  }

  /// What a reader hears or copies.
  private static String said(PdfReader reader, int page) throws IOException {
    var said = new StringBuilder();
    for (var text : texts(reader, page, true)) {
      var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      var wide = text.startsWith("\u00fe\u00ff");
      said.append(wide ? new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE) : text);
    }
    return said.toString();
  }

  private static List<String> texts(PdfReader reader, int page, boolean actual) throws IOException {
    var texts = new ArrayList<String>();
    var tokens = new PRTokeniser(reader.getPageContent(page));
    var named = false;
    while (tokens.nextToken()) {
      if (tokens.getTokenType() == PRTokeniser.TK_STRING && named == actual) {
        texts.add(tokens.getStringValue());
      }
      named = Objects.equals(tokens.getStringValue(), "ActualText");
    }
    return texts;
  }
}
