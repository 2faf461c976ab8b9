package abhaya.safecity.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CertificateTest {
  private static final FinancialYear YEAR = new FinancialYear(2020);

  private static Rupees crore(String amount) {
    return Rupees.ofCrore(amount);
  }

  private static LedgerEntry entry(String id, EntryKind kind, String amount, LocalDate on) {
    return new LedgerEntry(
        id, kind, crore(amount), on, "SNA", LedgerEntry.Details.order("o" + id, 1));
  }

  /// Ahmedabad's figures laid over two years: 220.11 received, 76.36 spent, 143.75 left.
  private static Ledger ahmedabad() {
    return new Ledger(
        List.of(
            entry("1", EntryKind.CENTRE_RELEASE, "94.42", LocalDate.of(2019, 5, 1)),
            entry("2", EntryKind.EXPENDITURE, "20.00", LocalDate.of(2020, 1, 1)),
            entry("3", EntryKind.CENTRE_RELEASE, "125.69", LocalDate.of(2020, 6, 1)),
            entry("4", EntryKind.EXPENDITURE, "56.36", LocalDate.of(2020, 12, 1)),
            new LedgerEntry(
                "5",
                EntryKind.MOVED,
                crore("25.00"),
                LocalDate.of(2021, 2, 1),
                "SNA",
                LedgerEntry.Details.movedTo("corporation", "M1")),
            new LedgerEntry(
                "6",
                EntryKind.MOVED,
                crore("118.75"),
                LocalDate.of(2021, 2, 1),
                "SNA",
                LedgerEntry.Details.movedTo("company", "F1"))));
  }

  private static CertificateA.Position cash(String amount) {
    return new CertificateA.Position(crore(amount), Rupees.ZERO);
  }

  private static CertificateA.Heads capital(String amount) {
    return new CertificateA.Heads(Rupees.ZERO, Rupees.ZERO, crore(amount));
  }

  private static CertificateBook.Statement statement(
      String spent, String closing, boolean bothNamed, @Nullable Rupees lastClosing) {
    var company = new CertificateBook.Account("F1", LocalDate.of(2021, 2, 1));
    var corporation = new CertificateBook.Account("M1", LocalDate.of(2021, 2, 1));
    return new CertificateBook.Statement(
        "SNA",
        cash("74.42"),
        capital(spent),
        cash(closing),
        bothNamed
            ? Map.of("corporation", corporation, "company", company)
            : Map.of("corporation", corporation),
        lastClosing);
  }

  private static CertificateBook book() {
    return new CertificateBook("Safe City", ahmedabad());
  }

  private static List<FundFinding.Code> codes(CertificateBook.Draft<?> draft) {
    return draft instanceof CertificateBook.NotDrawn<?> not
        ? not.findings().stream().map(FundFinding::code).toList()
        : List.of();
  }

  @Test
  void aCertificateThatBalancesIsDrawn() {
    var draft = book().draftA(YEAR, statement("56.36", "143.75", true, crore("74.42")));

    assertThat(draft).isInstanceOf(CertificateBook.Drawn.class);
    var certificate = ((CertificateBook.Drawn<CertificateA>) draft).certificate();
    assertThat(certificate.columns())
        .isEqualTo(
            new CertificateA.Columns(
                crore("74.42"),
                Rupees.ZERO,
                Rupees.ZERO,
                crore("125.69"),
                crore("200.11"),
                crore("56.36"),
                crore("143.75")));
    assertThat(certificate.holdings())
        .extracting(CertificateA.Holding::amount)
        .containsExactlyInAnyOrder(crore("25.00"), crore("118.75"));
    assertThat(certificate.grants())
        .singleElement()
        .extracting(CertificateA.Grant::order)
        .isEqualTo("o3");
    assertThat(certificate.committed()).isEqualTo(Rupees.ZERO);
  }

  @Test
  void oneThatDoesNotIsRefusedWithEverySentence() {
    assertThat(codes(book().draftA(YEAR, statement("56.35", "143.75", true, null))))
        .containsExactly(FundFinding.Code.COMPONENTS_DO_NOT_MAKE_EXPENDITURE);
    assertThat(codes(book().draftA(YEAR, statement("56.36", "143.74", true, null))))
        .containsExactly(FundFinding.Code.CLOSING_IS_NOT_CASH_AND_ADVANCES);
    assertThat(codes(book().draftA(YEAR, statement("56.36", "143.75", false, null))))
        .containsExactly(FundFinding.Code.BALANCE_HELD_WITHOUT_ACCOUNT);
    assertThat(codes(book().draftA(YEAR, statement("56.36", "143.75", true, crore("74.41")))))
        .containsExactly(FundFinding.Code.OPENING_IS_NOT_LAST_CLOSING);
    assertThat(codes(book().draftA(YEAR.previous(), statement("20", "74.42", true, null))))
        .contains(FundFinding.Code.OPENING_IS_NOT_LAST_CLOSING);
  }

  @Test
  void unspentMoneyCalledCommittedBeyondWhatThereIsIsRefused() {
    var overcommitted =
        ahmedabad()
            .with(
                new LedgerEntry(
                    "7",
                    EntryKind.COMMITMENT,
                    crore("143.76"),
                    LocalDate.of(2021, 3, 1),
                    "SNA",
                    LedgerEntry.Details.contract("W/1")));
    var draft =
        new CertificateBook("Safe City", overcommitted)
            .draftA(YEAR, statement("56.36", "143.75", true, null));

    assertThat(codes(draft)).containsExactly(FundFinding.Code.SPENT_AND_COMMITTED_ABOVE_AVAILABLE);
  }

  @Test
  void typedColumnsThatDoNotAddUpAreNamed() {
    var typed =
        new CertificateA(
            "Safe City",
            "SNA",
            YEAR,
            cash("10"),
            List.of(new CertificateA.Grant("o", LocalDate.of(2020, 5, 1), crore("5"))),
            new CertificateA.Columns(
                crore("10"),
                crore("1"),
                crore("1"),
                crore("5"),
                crore("16"),
                crore("4"),
                crore("11")),
            capital("4"),
            cash("11"),
            List.of(new CertificateA.Holding("SNA", "A", LocalDate.of(2020, 4, 1), crore("11"))),
            Rupees.ZERO);

    assertThat(typed.disagreements(null).stream().map(FundFinding::code))
        .containsExactly(
            FundFinding.Code.AVAILABLE_DOES_NOT_ADD_UP, FundFinding.Code.CLOSING_DOES_NOT_ADD_UP);
  }

  @Test
  void theNarrativeCertificateIsDrawnFromTheLedgerToo() {
    var draft = book().draftC(YEAR, "Home Department", CertificateC.Remainder.TO_BE_ADJUSTED);
    var certificate = ((CertificateBook.Drawn<CertificateC>) draft).certificate();

    assertThat(certificate.sums())
        .isEqualTo(
            new CertificateC.Sums(
                crore("125.69"), crore("74.42"), crore("56.36"), crore("143.75")));
    assertThat(certificate.letters()).hasSize(1);
  }

  @Test
  void aNarrativeThatClaimsMoreThanTheLedgerIsRefused() {
    var letters = List.of(new CertificateC.Letter("o3", LocalDate.of(2020, 6, 1), crore("125.69")));
    var claimed =
        new CertificateC(
            "Safe City",
            "Home Department",
            YEAR,
            letters,
            CertificateC.Sums.of(crore("125.69"), crore("74.42"), crore("200.11")),
            CertificateC.Remainder.SURRENDERED);
    var unbalanced =
        new CertificateC(
            "Safe City",
            "Home Department",
            YEAR,
            List.of(),
            new CertificateC.Sums(crore("125.69"), crore("74.42"), crore("56.36"), crore("1")),
            CertificateC.Remainder.SURRENDERED);

    assertThat(claimed.disagreements(ahmedabad()).stream().map(FundFinding::code))
        .containsExactly(FundFinding.Code.EXPENDITURE_DIFFERS_FROM_LEDGER);
    assertThat(unbalanced.disagreements(ahmedabad()).stream().map(FundFinding::code))
        .containsExactly(
            FundFinding.Code.LETTERS_DO_NOT_MAKE_THE_GRANTS,
            FundFinding.Code.REMAINDER_DOES_NOT_ADD_UP);
  }

  @Test
  void everyYearWithAGrantOwesOneCertificate() {
    var owed = book().due(Set.of(), LocalDate.of(2022, 6, 30));

    assertThat(owed)
        .containsExactly(
            new CertificateBook.Due(new FinancialYear(2019), LocalDate.of(2021, 3, 31), 14),
            new CertificateBook.Due(new FinancialYear(2020), LocalDate.of(2022, 3, 31), 2));
    assertThat(owed.getFirst().isOverdue(LocalDate.of(2021, 3, 31))).isFalse();
    assertThat(owed.getFirst().isOverdue(LocalDate.of(2021, 4, 1))).isTrue();
    assertThat(book().due(Set.of(new FinancialYear(2019)), LocalDate.of(2021, 3, 31))).isEmpty();
    assertThat(book().due(Set.of(new FinancialYear(2019)), LocalDate.of(2021, 4, 1))).hasSize(1);
  }
}
