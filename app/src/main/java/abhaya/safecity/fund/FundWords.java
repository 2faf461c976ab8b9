package abhaya.safecity.fund;

import abhaya.base.web.DataTable;
import abhaya.base.web.Words;
import java.time.LocalDate;
import java.util.List;

/// Money and what the rules say of it, in words.
public record FundWords(Words words) {
  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

  /// In crore with two decimals, as tables print it.
  public String crore(Rupees amount) {
    return words.decimal(amount.inCrore(2));
  }

  public DataTable.Figure figure(Rupees amount) {
    return new DataTable.Figure(crore(amount), amount.isNegative());
  }

  /// With its unit: `₹ 12.30 crore`.
  public String amount(Rupees amount) {
    return words.say("fund.crore", crore(amount));
  }

  public String kind(EntryKind kind) {
    return words.say("fund.kind." + kind.name());
  }

  public String finding(FundFinding finding) {
    var arguments =
        finding.arguments().stream()
            .map(text -> text.matches(DAY) ? words.date(LocalDate.parse(text)) : text)
            .toArray();
    return words.say("fund.finding." + finding.code().name(), arguments);
  }

  /// Why a row of a file was refused.
  String row(String code, List<FundFinding> findings) {
    if (findings.isEmpty()) return words.say("fund.row." + code);
    return words.say("fund.row." + code, String.join(" ", findings(findings)));
  }

  public List<String> findings(List<FundFinding> findings) {
    return findings.stream().map(this::finding).toList();
  }
}
