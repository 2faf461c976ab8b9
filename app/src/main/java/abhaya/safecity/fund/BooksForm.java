package abhaya.safecity.fund;

import abhaya.base.web.Field;
import abhaya.base.web.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The grantee's own figures of a year: what is in hand at both ends, and the heads of expenditure.
final class BooksForm {
  private static final List<String> NAMES =
      List.of(
          "openingCash",
          "openingAdvances",
          "general",
          "salary",
          "capital",
          "closingCash",
          "closingAdvances");

  private BooksForm() {}

  /// Empty if one of them is no amount.
  static Optional<FundBook.Books> read(Map<String, String> typed) {
    var amounts = new HashMap<String, Rupees>();
    for (var name : NAMES)
      if (RupeeText.read(typed.getOrDefault(name, "")) instanceof RupeeText.Amount amount)
        amounts.put(name, amount.rupees());
    if (amounts.size() < NAMES.size()) return Optional.empty();
    return Optional.of(
        new FundBook.Books(
            new CertificateA.Position(at(amounts, "openingCash"), at(amounts, "openingAdvances")),
            new CertificateA.Heads(
                at(amounts, "general"), at(amounts, "salary"), at(amounts, "capital")),
            new CertificateA.Position(at(amounts, "closingCash"), at(amounts, "closingAdvances"))));
  }

  private static Rupees at(Map<String, Rupees> amounts, String name) {
    return amounts.getOrDefault(name, Rupees.ZERO);
  }

  /// @param typed what came back wrong; empty at first
  static List<Field> fields(
      Words words, FundBook.@Nullable Books books, Map<String, String> typed) {
    var known = known(books);
    return NAMES.stream()
        .map(name -> {
          var text = typed.getOrDefault(name, known.getOrDefault(name, ""));
          var wrong = !typed.isEmpty() && !(RupeeText.read(text) instanceof RupeeText.Amount);
          return Field.text(name, words.say("fund.books." + name), text)
              .needed("off")
              .wrong(wrong ? words.say("fund.fault.amount.NO_NUMBER") : null);
        })
        .toList();
  }

  private static Map<String, String> known(FundBook.@Nullable Books books) {
    if (books == null) return Map.of();
    return Map.of(
        "openingCash", books.opening().cash().toString(),
        "openingAdvances", books.opening().advances().toString(),
        "general", books.heads().general().toString(),
        "salary", books.heads().salary().toString(),
        "capital", books.heads().capital().toString(),
        "closingCash", books.closing().cash().toString(),
        "closingAdvances", books.closing().advances().toString());
  }
}
