package abhaya.safecity.fund;

import abhaya.safecity.project.ComponentKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of a money file → a line of a ledger, or why not.
record FundRowReader(FundFeed feed) {
  static final String AGENCY = "Single nodal agency";

  /// What a row turned out to be.
  sealed interface Reading {}

  /// @param confirmed the warnings were read by whoever sends the row
  record Ready(String city, String paper, LedgerEntry entry, String reason, boolean confirmed)
      implements Reading {

    /// All that the row says: the same row again says the same.
    String said() {
      var details = entry.details();
      return String.join(
          "|",
          city,
          entry.kind().name(),
          entry.amount().paise() + "",
          entry.on().toString(),
          entry.holder(),
          Objects.toString(details.component(), ""),
          Objects.toString(details.contract(), ""),
          details.instalment() + "");
    }
  }

  record Faulty(String key, String field, String code) implements Reading {}

  Reading read(Map<String, Object> row) {
    var paper = text(row, "paper");
    var fault = fault(row);
    if (fault != null) return fault;
    var amount = ((RupeeText.Amount) RupeeText.read(text(row, "amount"))).rupees();
    var details =
        new LedgerEntry.Details(
            orNull(text(row, "component")),
            orNull(text(row, "contract")),
            null,
            null,
            feed == FundFeed.EXPENDITURE ? null : paper,
            text(row, "instalment").isEmpty() ? 0 : Integer.parseInt(text(row, "instalment")),
            null);
    var holder = text(row, "holder").isEmpty() ? AGENCY : text(row, "holder");
    var on = LocalDate.parse(text(row, "on"));
    return new Ready(
        text(row, "city"),
        paper,
        new LedgerEntry("", kind(row), amount, on, holder, details),
        text(row, "reason"),
        text(row, "confirmed").equals("yes"));
  }

  private EntryKind kind(Map<String, Object> row) {
    return switch (feed) {
      case SANCTIONS -> EntryKind.SANCTION;
      case EXPENDITURE -> EntryKind.EXPENDITURE;
      case RELEASES ->
          text(row, "share").equals("state") ? EntryKind.STATE_RELEASE : EntryKind.CENTRE_RELEASE;
    };
  }

  private @Nullable Faulty fault(Map<String, Object> row) {
    var key = text(row, "paper").length() > 80 ? "" : text(row, "paper");
    for (var name : feed.required())
      if (text(row, name).isEmpty()) return new Faulty(key, name, "required");
    for (var name : feed.columns())
      if (text(row, name).length() > most(name)) return new Faulty(key, name, "too-long");
    switch (RupeeText.read(text(row, "amount"))) {
      case RupeeText.Amount amount when amount.rupees().paise() > 0 -> {}
      case RupeeText.Amount _ -> {
        return new Faulty(key, "amount", "not-above-nought");
      }
      case RupeeText.NotGiven _ -> {
        return new Faulty(key, "amount", "required");
      }
      case RupeeText.Refused _ -> {
        return new Faulty(key, "amount", "not-an-amount");
      }
    }
    if (!isDay(text(row, "on"))) return new Faulty(key, "on", "not-a-date");
    if (!text(row, "instalment").matches("\\d{0,2}"))
      return new Faulty(key, "instalment", "not-a-number");
    if (!text(row, "share").matches("|centre|state")) return new Faulty(key, "share", "unknown");
    if (!text(row, "confirmed").matches("|yes|no")) return new Faulty(key, "confirmed", "unknown");
    var component = text(row, "component");
    var known =
        component.isEmpty()
            || Arrays.stream(ComponentKind.values()).anyMatch(one -> one.name().equals(component));
    return known ? null : new Faulty(key, "component", "unknown");
  }

  private static int most(String name) {
    return switch (name) {
      case "reason" -> 500;
      case "holder" -> 120;
      default -> 80;
    };
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  static String text(Map<String, Object> row, String name) {
    return Objects.toString(row.get(name), "").strip();
  }
}
