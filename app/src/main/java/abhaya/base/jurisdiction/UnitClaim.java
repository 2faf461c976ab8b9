package abhaya.base.jurisdiction;

import java.util.List;

/// A row that could be read: what it says of a unit during a span.
record UnitClaim(
    int row,
    String code,
    UnitKind kind,
    String nameEn,
    String nameHi,
    String parentCode,
    Span valid,
    List<Integer> revenue,
    List<String> aliases) {

  String label() {
    return code.substring(code.lastIndexOf('.') + 1);
  }

  /// The code in the form in which codes are compared.
  String key() {
    return CodeBook.fold(code);
  }

  UnitRefusal refusal(String field, String reason, String... args) {
    return new UnitRefusal(row, code, field, reason, List.of(args));
  }
}
