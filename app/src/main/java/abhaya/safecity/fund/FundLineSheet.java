package abhaya.safecity.fund;

import abhaya.base.platform.India;
import abhaya.base.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one line says, name by name.
record FundLineSheet(Words words, FundLine line) {

  List<Map.Entry<String, String>> facts() {
    var facts = new ArrayList<Map.Entry<String, String>>();
    var say = new FundWords(words);
    var entry = line.entry();
    var details = entry.details();
    add(facts, "amount", say.amount(entry.amount()) + " (₹ " + entry.amount() + ")");
    add(facts, "on", words.date(entry.on()));
    add(facts, "holder", entry.holder());
    add(
        facts,
        "component",
        details.component() == null ? null : words.say("project.component." + details.component()));
    add(facts, "order", details.order());
    add(facts, "instalment", details.instalment() == 0 ? null : "" + details.instalment());
    add(facts, "contract", details.contract());
    add(facts, "toHolder", details.toHolder());
    add(facts, "account", details.account());
    add(facts, "reason", line.paper().reason());
    add(facts, "source", line.paper().source());
    add(facts, "enteredOn", words.date(India.dateOf(line.paper().enteredAt())));
    return facts;
  }

  private void add(List<Map.Entry<String, String>> facts, String name, @Nullable String value) {
    if (value != null && !value.isEmpty())
      facts.add(Map.entry(words.say("fund.field." + name), value));
  }
}
