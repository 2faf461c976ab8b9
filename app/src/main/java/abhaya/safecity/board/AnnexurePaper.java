package abhaya.safecity.board;

import abhaya.safecity.fund.Rupees;
import java.io.ByteArrayOutputStream;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.FontFactory;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/// The annexure on A4, in crore, with its cut-off and sources.
final class AnnexurePaper {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ROOT);
  private static final Font TITLE = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 12);
  private static final Font STRONG = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 8);
  private static final Font PLAIN = FontFactory.getFont(FontFactory.HELVETICA, 8);

  private AnnexurePaper() {}

  static byte[] of(Annexure annexure) {
    var bytes = new ByteArrayOutputStream();
    var document = new Document(PageSize.A4, 40, 40, 40, 40);
    PdfWriter.getInstance(document, bytes);
    document.addTitle("Safe City annexure");
    document.open();
    document.add(new Paragraph("Safe City projects: city, year, component (Rs crore)", TITLE));
    document.add(new Paragraph("Data up to " + DAY.format(annexure.asOf()), PLAIN));
    document.add(table(annexure));
    document.add(new Paragraph("Sources", STRONG));
    for (var source : annexure.sources()) document.add(new Paragraph(source, PLAIN));
    document.close();
    return bytes.toByteArray();
  }

  private static PdfPTable table(Annexure annexure) {
    var table = new PdfPTable(7);
    table.setWidths(new int[] {2, 3, 5, 3, 3, 3, 3});
    table.setWidthPercentage(100);
    table.setSpacingBefore(8);
    table.setSpacingAfter(8);
    table.setHeaderRows(1);
    for (var head :
        Arrays.asList("City", "Year", "Component", "Appraised", "Sanctioned", "Released", "Spent"))
      cell(table, head, STRONG, Element.ALIGN_LEFT);
    for (var row : annexure.rows()) {
      cell(table, row.city(), PLAIN, Element.ALIGN_LEFT);
      cell(table, row.year(), PLAIN, Element.ALIGN_LEFT);
      cell(table, row.component().replace('_', ' '), PLAIN, Element.ALIGN_LEFT);
      figure(table, row.appraised());
      figure(table, row.sanctioned());
      figure(table, row.released());
      figure(table, row.spent());
    }
    return table;
  }

  private static void figure(PdfPTable table, @Nullable Rupees amount) {
    var text = amount == null ? "" : amount.inCrore(2).toPlainString();
    cell(table, text, PLAIN, Element.ALIGN_RIGHT);
  }

  private static void cell(PdfPTable table, String text, Font font, int side) {
    var cell = new PdfPCell(new Phrase(text, font));
    cell.setPadding(2);
    cell.setHorizontalAlignment(side);
    table.addCell(cell);
  }
}
