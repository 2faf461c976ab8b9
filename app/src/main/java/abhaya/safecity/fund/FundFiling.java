package abhaya.safecity.fund;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.safecity.fund.FundImportDesk.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// One file on its way into the ledgers: each row meets what the rows before it have left.
final class FundFiling {
  private final Scope scope;
  private final Map<String, FundBook> books;
  private final Hands hands;
  private final List<Refusal> refused = new ArrayList<>();
  private int accepted;
  private int unchanged;

  /// What a filing needs of the register.
  ///
  /// @param check what stands against a line
  /// @param known hash under which a paper came before; empty if it did not
  /// @param keep writes a line; gives the line as it stands
  record Hands(
      BiFunction<FundBook, FundRowReader.Ready, List<FundFinding>> check,
      BiFunction<FundBook, FundRowReader.Ready, String> known,
      Keep keep) {}

  /// Writes a line.
  interface Keep {
    FundLine keep(FundBook book, FundRowReader.Ready row, List<FundFinding> findings);
  }

  /// @param books of the cities that the sender may see, by code; lines are added as they are kept
  FundFiling(Scope scope, Map<String, FundBook> books, Hands hands) {
    this.scope = scope;
    this.books = books;
    this.hands = hands;
  }

  void take(int number, FundRowReader.Reading reading) {
    switch (reading) {
      case FundRowReader.Faulty faulty ->
          refused.add(Refusal.of(number, faulty.key(), faulty.field(), faulty.code()));
      case FundRowReader.Ready ready -> take(number, ready);
    }
  }

  private void take(int number, FundRowReader.Ready row) {
    var book = books.get(row.city());
    if (book == null) {
      refused.add(Refusal.of(number, row.paper(), "city", "unknown"));
      return;
    }
    var unit = book.account().unit();
    if (!scope.mayOn(Operation.IMPORT, unit) && !scope.mayOn(Operation.ENTER_WORKS, unit)) {
      refused.add(Refusal.of(number, row.paper(), "city", "not-yours"));
      return;
    }
    var before = hands.known().apply(book, row);
    if (!before.isEmpty()) {
      if (before.equals(FundRegister.hash(row))) unchanged++;
      else refused.add(Refusal.of(number, row.paper(), "paper", "paper-differs"));
      return;
    }
    var findings = hands.check().apply(book, row);
    if (findings.stream().anyMatch(FundFinding.Refusal.class::isInstance)) {
      refused.add(new Refusal(number, row.paper(), "", "rule", findings));
    } else if (!findings.isEmpty() && !row.confirmed()) {
      refused.add(new Refusal(number, row.paper(), "confirmed", "doubtful", findings));
    } else {
      books.put(row.city(), book.with(hands.keep().keep(book, row, findings)));
      accepted++;
    }
  }

  FundRegister.Filed done() {
    return new FundRegister.Filed(accepted, unchanged, refused);
  }
}
