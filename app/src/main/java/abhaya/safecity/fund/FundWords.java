package abhaya.safecity.fund;

import abhaya.base.feed.FeedAnswer;
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

  /// A refused row as a file has it.
  FeedAnswer.RefusedRow refused(FundImportDesk.Refusal one) {
    return refused(one, one.code());
  }

  /// A refused row as a program reads it: a rule is named by its own code.
  FeedAnswer.RefusedRow ruled(FundImportDesk.Refusal one) {
    var findings = one.findings();
    return refused(one, findings.isEmpty() ? one.code() : findings.getFirst().code().name());
  }

  private FeedAnswer.RefusedRow refused(FundImportDesk.Refusal one, String code) {
    var why = row(one.code(), one.findings());
    return new FeedAnswer.RefusedRow(one.row(), one.key(), one.field(), code, why);
  }

  /// Why a row of a file was refused.
  private String row(String code, List<FundFinding> findings) {
    if (findings.isEmpty()) return words.say("fund.row." + code);
    return words.say("fund.row." + code, String.join(" ", findings(findings)));
  }

  public List<String> findings(List<FundFinding> findings) {
    return findings.stream().map(this::finding).toList();
  }
}
