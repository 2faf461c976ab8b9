package abhaya.investigation.compliance;

import abhaya.base.paper.FileKind;
import abhaya.base.web.Address;
import abhaya.base.web.FilterChips;
import abhaya.base.web.FilterChips.Chip;
import abhaya.base.web.FilterChips.Choice;
import abhaya.base.web.Visit;
import abhaya.base.web.Words;
import abhaya.investigation.cases.AgeBand;
import abhaya.investigation.cases.ReportKind;
import abhaya.investigation.clock.SectionGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The filters of an overview as links: every choice is an address of its own.
final class OverviewFilters {

  private final Words words;
  private final Address address;
  private final Ask ask;

  OverviewFilters(Visit visit, Ask ask) {
    this.words = visit.words();
    this.address = Address.of(visit.address());
    this.ask = ask;
  }

  /// @param lens the chosen way of looking
  /// @param export whether the reader may take a file with her
  FilterChips chips(OverviewFigures.Lens lens, boolean export) {
    var chips =
        List.of(
            asOf(),
            window(lens),
            chip("act", ask.filter().acts().size() == 1, acts()),
            chip("group", ask.filter().groups().size() == 1, groups()),
            chip("age", ask.filter().ageBand() != null, ages()),
            chip("kind", ask.filter().kinds().size() == 1, kinds()));
    if (!export) return new FilterChips(chips, List.of());
    var files =
        Arrays.stream(FileKind.values())
            .map(kind ->
                new Choice(
                    kind.name(), "", address.with("export", kind.ending()).toString(), false))
            .toList();
    var label = words.say("compliance.chip.export");
    return new FilterChips(chips, List.of(new Chip("", label, false, files, null)));
  }

  private Chip asOf() {
    var day = ask.asOf().day();
    var field =
        new FilterChips.Ask(
            address.path(),
            words.say("compliance.chip.asOf"),
            "asOf",
            "date",
            day.toString(),
            words.say("compliance.chip.show"),
            address.without("asOf").entries());
    var text = words.date(day);
    var label = words.say("compliance.chip.asOf");
    return new Chip(label, text, ask.asOf().ended(), List.of(), field);
  }

  private Chip window(OverviewFigures.Lens lens) {
    var plain = address.without("from").without("to").without("window");
    var window = ask.window();
    var text = words.say("compliance.fromTo", words.date(window.from()), words.date(window.to()));
    var choices =
        List.of(
            choice("compliance.chip.cumulative", plain, lens == OverviewFigures.Lens.CUMULATIVE),
            choice(
                "compliance.rolling",
                plain.with("window", "rolling"),
                lens == OverviewFigures.Lens.ROLLING),
            choice(
                "compliance.cohorts",
                plain.with("window", "cohorts"),
                lens == OverviewFigures.Lens.COHORTS));
    var from =
        new FilterChips.Ask(
            address.path(),
            words.say("compliance.chip.from"),
            "from",
            "date",
            window.from().toString(),
            words.say("compliance.chip.show"),
            address.without("from").without("window").entries());
    var on = address.find("from") != null || address.find("to") != null;
    return new Chip(words.say("compliance.chip.window"), text, on, choices, from);
  }

  private Choice choice(String key, Address to, boolean chosen) {
    return new Choice(words.say(key), "", to.toString(), chosen);
  }

  private Chip chip(String name, boolean on, List<Choice> choices) {
    var value =
        choices.stream()
            .filter(Choice::chosen)
            .findFirst()
            .map(Choice::text)
            .orElseGet(() -> words.say("compliance.chip.many"));
    return new Chip(words.say("compliance.chip." + name), value, on, choices, null);
  }

  private List<Choice> acts() {
    var acts = ask.filter().acts();
    return choices(
        "act",
        List.copyOf(AskReader.ACTS),
        act -> act.name(),
        act -> act.shortName(),
        acts.size() == 1 ? acts.iterator().next() : null,
        acts.isEmpty());
  }

  private List<Choice> groups() {
    var groups = ask.filter().groups();
    return choices(
        "group",
        List.of(SectionGroup.values()),
        group -> group.name(),
        group -> words.say(group.messageKey()),
        groups.size() == 1 ? groups.iterator().next() : null,
        groups.isEmpty());
  }

  private List<Choice> ages() {
    return choices(
        "age",
        List.of(AgeBand.values()),
        band -> band.code(),
        band -> words.say("compliance.ageBand." + band.code()),
        ask.filter().ageBand(),
        ask.filter().ageBand() == null);
  }

  private List<Choice> kinds() {
    var kinds = ask.filter().kinds();
    return choices(
        "kind",
        List.of(ReportKind.values()),
        kind -> kind.name(),
        kind -> words.say("compliance.kind." + kind.name()),
        kinds.size() == 1 ? kinds.iterator().next() : null,
        kinds.isEmpty());
  }

  private <T> List<Choice> choices(
      String name,
      List<T> all,
      Function<T, String> code,
      Function<T, String> text,
      @Nullable T chosen,
      boolean none) {
    var choices = new ArrayList<Choice>();
    choices.add(choice("compliance.chip.all", address.without(name), none));
    for (var one : all) {
      var to = address.with(name, code.apply(one)).toString();
      choices.add(new Choice(text.apply(one), "", to, one.equals(chosen)));
    }
    return choices;
  }
}
