package abhaya.safecity.fund;

import abhaya.base.web.Field;
import abhaya.base.web.Words;
import abhaya.safecity.project.ComponentKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The form of one line: its fields, and what was typed into them.
record FundEntryForm(Words words, Map<String, String> typed) {
  private static final int TEXT_MAX = 120;
  private static final int REASON_MAX = 500;

  FundEntryForm {
    typed = Map.copyOf(typed);
  }

  /// What came of reading it.
  sealed interface Reading {}

  record Ready(LedgerEntry entry, String reason) implements Reading {}

  /// @param faults keys of sentences by field
  record Faulty(Map<String, String> faults) implements Reading {}

  Reading read() {
    var faults = new LinkedHashMap<String, String>();
    var kind = kind(faults);
    var amount = amount(faults);
    var on = day(faults);
    var holder = text("holder");
    if (holder.isEmpty()) faults.put("holder", "fund.fault.required");
    for (var name : List.of("holder", "contract", "toHolder", "account", "order"))
      if (text(name).length() > (name.endsWith("older") ? TEXT_MAX : 80))
        faults.put(name, "fund.fault.too-long");
    if (text("reason").length() > REASON_MAX) faults.put("reason", "fund.fault.too-long");
    var instalment = instalment(faults);
    if (!faults.isEmpty() || kind == null || amount == null || on == null)
      return new Faulty(faults);
    var details =
        new LedgerEntry.Details(
            component(),
            orNull("contract"),
            orNull("toHolder"),
            orNull("account"),
            orNull("order"),
            instalment,
            replaces());
    return new Ready(new LedgerEntry("", kind, amount, on, holder, details), text("reason"));
  }

  private @Nullable EntryKind kind(Map<String, String> faults) {
    var word = text("kind");
    for (var kind : EntryKind.values()) if (kind.name().equals(word)) return kind;
    faults.put("kind", "fund.fault.required");
    return null;
  }

  private @Nullable Rupees amount(Map<String, String> faults) {
    switch (RupeeText.read(text("amount"))) {
      case RupeeText.Amount amount when amount.rupees().paise() > 0 -> {
        return amount.rupees();
      }
      case RupeeText.Amount _ -> faults.put("amount", "fund.fault.not-above-nought");
      case RupeeText.NotGiven _ -> faults.put("amount", "fund.fault.required");
      case RupeeText.Refused refused ->
          faults.put("amount", "fund.fault.amount." + refused.reason().name());
    }
    return null;
  }

  private @Nullable LocalDate day(Map<String, String> faults) {
    try {
      return LocalDate.parse(text("on"));
    } catch (DateTimeException e) {
      faults.put("on", "fund.fault.not-a-date");
      return null;
    }
  }

  private int instalment(Map<String, String> faults) {
    var word = text("instalment");
    if (word.isEmpty()) return 0;
    if (word.matches("\\d{1,2}")) return Integer.parseInt(word);
    faults.put("instalment", "fund.fault.not-a-number");
    return 0;
  }

  private @Nullable String component() {
    var word = text("component");
    return Arrays.stream(ComponentKind.values())
        .map(Enum::name)
        .filter(word::equals)
        .findFirst()
        .orElse(null);
  }

  private @Nullable String replaces() {
    var word = text("replaces");
    return word.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? word : null;
  }

  private @Nullable String orNull(String name) {
    return text(name).isEmpty() ? null : text(name);
  }

  String text(String name) {
    return typed.getOrDefault(name, "").strip();
  }

  List<Field> fields(Map<String, String> faults) {
    var fields = new ArrayList<Field>();
    fields.add(field("kind", faults).needed("off").of(kinds()));
    fields.add(field("amount", faults).hint(words.say("fund.field.amount.hint")).needed("off"));
    fields.add(field("on", faults).type("date").needed("off"));
    fields.add(field("holder", faults).needed("off"));
    fields.add(field("component", faults).of(components()));
    fields.add(field("order", faults));
    fields.add(field("instalment", faults));
    fields.add(field("contract", faults).hint(words.say("fund.field.contract.hint")));
    fields.add(field("toHolder", faults).hint(words.say("fund.field.toHolder.hint")));
    fields.add(field("account", faults));
    fields.add(field("reason", faults).hint(words.say("fund.field.reason.hint")).type("textarea"));
    return fields;
  }

  private Field field(String name, Map<String, String> faults) {
    var fault = faults.get(name);
    return Field.text(name, words.say("fund.field." + name), text(name))
        .wrong(fault == null ? null : words.say(fault));
  }

  private List<Field.Option> kinds() {
    return Arrays.stream(EntryKind.values())
        .map(kind -> new Field.Option(kind.name(), words.say("fund.kind." + kind.name())))
        .toList();
  }

  private List<Field.Option> components() {
    var options = new ArrayList<Field.Option>();
    options.add(new Field.Option("", words.say("fund.none")));
    for (var kind : ComponentKind.values())
      options.add(new Field.Option(kind.name(), words.say("project.component." + kind.name())));
    return options;
  }
}
