package abhaya.base.paper;

import java.awt.Color;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/// The foot of every page, and who took the paper faintly across it.
final class PaperFoot extends PdfPageEventHelper {
  private static final Color FAINT = new Color(236, 236, 236);
  private static final float FAINT_SIZE = 12;
  private static final float SLANT = 32;

  private final Stamp stamp;
  private final int total;
  private int pages;

  /// @param total of pages; 0 while they are being counted
  PaperFoot(Stamp stamp, int total) {
    this.stamp = stamp;
    this.total = total;
  }

  int pages() {
    return pages;
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    pages++;
    var page = document.getPageSize();
    var faint = new Font(PaperFonts.LARGE);
    faint.setSize(FAINT_SIZE);
    faint.setColor(FAINT);
    ColumnText.showTextAligned(
        writer.getDirectContentUnder(),
        Element.ALIGN_CENTER,
        new Phrase(stamp.seen(), faint),
        page.getWidth() / 2,
        page.getHeight() / 2,
        SLANT);
    var line = writer.getDirectContent();
    var below = document.bottom() - 16;
    ColumnText.showTextAligned(
        line,
        Element.ALIGN_LEFT,
        new Phrase(stamp.seen(), PaperFonts.SMALL),
        document.left(),
        below,
        0);
    ColumnText.showTextAligned(
        line,
        Element.ALIGN_RIGHT,
        new Phrase(
            stamp.words().say("paper.page", pages, total == 0 ? pages : total), PaperFonts.SMALL),
        document.right(),
        below,
        0);
  }
}
