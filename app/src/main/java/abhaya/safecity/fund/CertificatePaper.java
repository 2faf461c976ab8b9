package abhaya.safecity.fund;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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

/// A certificate on A4, in the words of the form.
///
/// The form is an English one; figures are whole rupees and paise, grouped the Indian way. It is a
/// draft until the people named at its foot have signed it.
final class CertificatePaper {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ROOT);
  private static final Font TITLE = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 13);
  private static final Font STRONG = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 9.5f);
  private static final Font PLAIN = FontFactory.getFont(FontFactory.HELVETICA, 9.5f);
  private static final Font SMALL = FontFactory.getFont(FontFactory.HELVETICA, 8);

  private final Document document = new Document(PageSize.A4, 48, 48, 48, 48);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private CertificatePaper(String title) {
    PdfWriter.getInstance(document, bytes);
    document.addTitle(title);
    document.open();
  }

  /// GFR 12-A.
  static byte[] of(CertificateA certificate, LocalDate drawnOn) {
    var year = certificate.year().label();
    var paper = new CertificatePaper("GFR 12-A " + year);
    paper.head("GFR 12 - A", "[See Rule 238 (1)]", year);
    paper.line("1. Name of the scheme: " + certificate.scheme());
    paper.line("    Grantee: " + certificate.grantee());
    paper.line("2. Whether recurring or non-recurring grants: non-recurring");
    paper.line("3. Grants position at the beginning of the financial year");
    paper.position(certificate.opening(), "Cash in hand / bank");
    paper.line("4. Details of grants received, expenditure incurred and closing balances (rupees)");
    paper.columns(certificate.columns());
    paper.grants(certificate);
    paper.line("5. Component-wise utilisation of grants");
    paper.heads(certificate.heads());
    paper.line("6. Details of grants position at the end of the year");
    paper.position(certificate.closing(), "Cash in hand / bank");
    paper.holdings(certificate);
    paper.certify();
    paper.foot(drawnOn);
    return paper.close();
  }

  /// GFR 12-C.
  static byte[] of(CertificateC certificate, LocalDate drawnOn) {
    var year = certificate.year().label();
    var sums = certificate.sums();
    var paper = new CertificatePaper("GFR 12-C " + year);
    paper.head("GFR 12 - C", "[See Rule 239]", year);
    paper.line("Scheme: " + certificate.scheme());
    var letters = table(3, 4, 3, 4);
    cells(letters, STRONG, "Letter no.", "Date", "Amount (Rs)");
    for (var letter : certificate.letters()) {
      cells(letters, PLAIN, letter.number(), DAY.format(letter.on()));
      figure(letters, letter.amount());
    }
    paper.add(letters);
    paper.line(
        "Certified that out of Rs %s of grants sanctioned during the year %s in favour of %s and Rs %s on account of unspent balance of the previous year, a sum of Rs %s has been utilised for the purpose of %s for which it was sanctioned and that the balance of Rs %s remaining unutilised at the end of the year %s."
            .formatted(
                sums.granted(),
                year,
                certificate.department(),
                sums.unspent(),
                sums.utilised(),
                certificate.scheme(),
                sums.remaining(),
                certificate.remainder() == CertificateC.Remainder.SURRENDERED
                    ? "has been surrendered to Government"
                    : "will be adjusted towards the grants payable during the next year"));
    paper.line(
        "Certified that I have satisfied myself that the conditions on which the grants were sanctioned have been duly fulfilled and that I have exercised the following checks to see that the money was actually utilised for the purpose for which it was sanctioned: vouchers, contracts and bank statements; asset register with place and photograph.");
    paper.foot(drawnOn);
    return paper.close();
  }

  private void head(String form, String rule, String year) {
    var first = new Paragraph(form, TITLE);
    first.setAlignment(Element.ALIGN_CENTER);
    document.add(first);
    var second = new Paragraph(rule, SMALL);
    second.setAlignment(Element.ALIGN_CENTER);
    document.add(second);
    var third = new Paragraph("Utilisation certificate for the year " + year, STRONG);
    third.setAlignment(Element.ALIGN_CENTER);
    third.setSpacingAfter(10);
    document.add(third);
  }

  private void line(String text) {
    var paragraph = new Paragraph(text, PLAIN);
    paragraph.setSpacingBefore(5);
    document.add(paragraph);
  }

  private void position(CertificateA.Position position, String cash) {
    var table = table(2, 6, 4);
    cells(table, PLAIN, "(i) " + cash);
    figure(table, position.cash());
    cells(table, PLAIN, "(ii) Unadjusted advances");
    figure(table, position.advances());
    cells(table, STRONG, "(iii) Total");
    figure(table, position.total());
    add(table);
  }

  private void columns(CertificateA.Columns columns) {
    var table = table(2, 6, 4);
    row(table, "1  Unspent balance of grants of earlier years", columns.unspent());
    row(table, "2  Interest earned thereon", columns.interest());
    row(table, "3  Interest deposited back to the Government", columns.deposited());
    row(table, "4  Grant received during the year", columns.granted());
    row(table, "5  Total available funds (1 + 2 - 3 + 4)", columns.available());
    row(table, "6  Expenditure incurred", columns.spent());
    row(table, "7  Closing balance (5 - 6)", columns.closing());
    add(table);
  }

  private void grants(CertificateA certificate) {
    if (certificate.grants().isEmpty()) return;
    var table = table(3, 4, 3, 4);
    cells(table, STRONG, "Sanction no.", "Date", "Amount (Rs)");
    for (var grant : certificate.grants()) {
      cells(table, PLAIN, grant.order(), DAY.format(grant.on()));
      figure(table, grant.amount());
    }
    add(table);
  }

  private void heads(CertificateA.Heads heads) {
    var table = table(4, 3, 3, 3, 3);
    cells(table, STRONG, "General", "Salary", "Capital assets", "Total");
    figure(table, heads.general());
    figure(table, heads.salary());
    figure(table, heads.capital());
    figure(table, heads.total());
    add(table);
  }

  private void holdings(CertificateA certificate) {
    var table = table(3, 5, 4, 4);
    cells(table, STRONG, "Balance held by", "Account", "Amount (Rs)");
    for (var holding : certificate.holdings()) {
      var since = holding.since();
      var account = holding.account() + (since == null ? "" : ", since " + DAY.format(since));
      cells(table, PLAIN, holding.holder(), account);
      figure(table, holding.amount());
    }
    add(table);
    line("Contracted and unpaid at the end of the year: Rs " + certificate.committed());
  }

  private void certify() {
    line(
        "Certified that I have satisfied myself that the conditions on which grants were sanctioned have been duly fulfilled and that the following checks were exercised:");
    line(
        "(i) The main accounts and asset registers are maintained and duly audited; figures tally.");
    line(
        "(ii) Internal controls exist for safeguarding public funds and assets and for watching outcomes and physical targets against money.");
    line(
        "(iii) To the best of our knowledge no transactions have been entered that violate the Act, Rules, standing instructions or scheme guidelines.");
  }

  private void foot(LocalDate drawnOn) {
    var signatures = table(2, 5, 5);
    signatures.setSpacingBefore(34);
    cells(
        signatures,
        PLAIN,
        "Signature, Chief Finance Officer",
        "Signature, Head of the organisation");
    add(signatures);
    document.add(
        new Paragraph(
            "Draft drawn up from the ledger on " + DAY.format(drawnOn) + "; not valid unsigned.",
            SMALL));
  }

  private static PdfPTable table(int columns, int... widths) {
    var table = new PdfPTable(columns);
    table.setWidths(widths);
    table.setWidthPercentage(100);
    table.setSpacingBefore(4);
    table.setSpacingAfter(2);
    return table;
  }

  private static void row(PdfPTable table, String text, Rupees amount) {
    cells(table, PLAIN, text);
    figure(table, amount);
  }

  private static void cells(PdfPTable table, Font font, String... texts) {
    for (var text : texts) {
      var cell = new PdfPCell(new Phrase(text, font));
      cell.setPadding(3);
      table.addCell(cell);
    }
  }

  private static void figure(PdfPTable table, Rupees amount) {
    var cell = new PdfPCell(new Phrase(amount.toString(), PLAIN));
    cell.setPadding(3);
    cell.setHorizontalAlignment(Element.ALIGN_RIGHT);
    table.addCell(cell);
  }

  private void add(PdfPTable table) {
    document.add(table);
  }

  private byte[] close() {
    document.close();
    return bytes.toByteArray();
  }
}
