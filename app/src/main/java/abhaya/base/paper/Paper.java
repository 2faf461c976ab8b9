package abhaya.base.paper;

import abhaya.base.web.Words;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/// A4 for a meeting, black on white: title, facts, figures, tables, footnotes; on every page who
/// took it, when, and which page of how many.
public final class Paper {
  private static final float MARGIN = 36;
  private static final float FOOT = 44;
  private static final int MANY_COLUMNS = 7;
  private static final float WIDEST_NAME = 3;

  private final PaperText text;
  private final Words words;
  private final Document document;

  private Paper(PaperText text, Document document) {
    this.text = text;
    this.words = text.stamp().words();
    this.document = document;
  }

  /// The paper of a table.
  static byte[] of(FileSheet sheet) {
    var table = new PaperText.Table("", sheet.heads(), sheet.rows(), sheet.total());
    var wide = sheet.heads().size() > MANY_COLUMNS;
    return of(
        new PaperText(
            sheet.title(), sheet.facts(), List.of(table), sheet.notes(), wide, sheet.stamp()));
  }

  /// Drawn twice: only the first drawing knows how many pages there are.
  public static byte[] of(PaperText text) {
    var counted = new PaperFoot(text.stamp(), 0);
    draw(text, counted);
    return draw(text, new PaperFoot(text.stamp(), counted.pages()));
  }

  private static byte[] draw(PaperText text, PaperFoot foot) {
    var size = text.wide() ? PageSize.A4.rotate() : PageSize.A4;
    var document = new Document(size, MARGIN, MARGIN, MARGIN, FOOT);
    var bytes = new ByteArrayOutputStream();
    var writer = PdfWriter.getInstance(document, bytes);
    writer.setPageEvent(foot);
    document.addTitle(text.title());
    document.addSubject(text.stamp().hidden());
    document.addCreator("Abhaya");
    document.open();
    new Paper(text, document).write();
    document.close();
    return bytes.toByteArray();
  }

  private void write() {
    var title = new Paragraph(text.title(), PaperFonts.TITLE);
    title.setSpacingAfter(4);
    document.add(title);
    facts();
    for (var part : text.parts()) {
      switch (part) {
        case PaperText.Figures figures -> figures(figures);
        case PaperText.Table table -> table(table);
        case PaperText.Lines lines -> lines(lines);
      }
    }
    var number = 1;
    for (var note : text.notes()) {
      var line = new Paragraph(number++ + ". " + note, PaperFonts.SMALL);
      line.setSpacingBefore(2);
      document.add(line);
    }
  }

  private void facts() {
    if (text.facts().isEmpty()) return;
    var table = grid(new float[] {1, 5});
    for (var fact : text.facts()) {
      table.addCell(bare(fact.name(), PaperFonts.SMALL));
      table.addCell(bare(fact.value(), PaperFonts.PLAIN));
    }
    document.add(table);
  }

  private void figures(PaperText.Figures figures) {
    var many = figures.figures().size();
    var widths = new float[many];
    java.util.Arrays.fill(widths, 1);
    var table = grid(widths);
    for (var figure : figures.figures()) {
      var cell = new PdfPCell();
      cell.addElement(new Paragraph(figure.label(), PaperFonts.SMALL));
      cell.addElement(new Paragraph(figure.value(), PaperFonts.LARGE));
      cell.addElement(new Paragraph(figure.under(), PaperFonts.SMALL));
      cell.setBorder(Rectangle.TOP);
      cell.setPaddingRight(8);
      table.addCell(cell);
    }
    document.add(table);
  }

  private void lines(PaperText.Lines lines) {
    head(lines.title());
    for (var line : lines.lines()) document.add(new Paragraph(line, PaperFonts.PLAIN));
  }

  private void head(String title) {
    if (title.isEmpty()) return;
    var head = new Paragraph(title, PaperFonts.STRONG);
    head.setSpacingBefore(8);
    document.add(head);
  }

  private void table(PaperText.Table part) {
    head(part.title());
    var heads = part.heads();
    var widths = new float[heads.size()];
    for (var i = 0; i < widths.length; i++) widths[i] = width(part, i);
    var table = grid(widths);
    table.setHeaderRows(1);
    for (var head : heads) table.addCell(cell(head.name(), head.number(), PaperFonts.STRONG));
    for (var row : part.rows()) row(table, heads, row, PaperFonts.PLAIN);
    if (part.total() != null) row(table, heads, part.total(), PaperFonts.STRONG);
    document.add(table);
  }

  /// Names get more room than figures.
  private static float width(PaperText.Table part, int column) {
    if (part.heads().get(column).number()) return 1.15f;
    var longest = part.heads().get(column).name().length();
    for (var row : part.rows()) {
      longest = Math.max(longest, String.valueOf(row.get(column)).length());
    }
    return Math.clamp(longest / 10f, 1.2f, WIDEST_NAME);
  }

  private void row(PdfPTable table, List<FileSheet.Head> heads, List<Object> row, Font font) {
    for (var i = 0; i < heads.size(); i++) {
      var value = row.get(i);
      table.addCell(cell(printed(value), heads.get(i).number(), font));
    }
  }

  /// What nobody published has no figure.
  private String printed(@Nullable Object value) {
    return switch (value) {
      case null -> Words.NONE;
      case Long count -> words.number(count);
      case Integer count -> words.number(count);
      case BigDecimal decimal -> words.decimal(decimal);
      case LocalDate day -> words.date(day);
      default -> value.toString();
    };
  }

  private static PdfPTable grid(float[] widths) {
    var table = new PdfPTable(widths);
    table.setWidthPercentage(100);
    table.setSpacingBefore(4);
    table.setSpacingAfter(6);
    return table;
  }

  private static PdfPCell bare(String text, Font font) {
    var cell = new PdfPCell(new Phrase(text, font));
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setPadding(1.5f);
    cell.setPaddingLeft(0);
    return cell;
  }

  private static PdfPCell cell(String text, boolean number, Font font) {
    var cell = new PdfPCell(new Phrase(text, font));
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderWidth(0.4f);
    cell.setPadding(2.5f);
    cell.setHorizontalAlignment(number ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
    cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
    return cell;
  }
}
