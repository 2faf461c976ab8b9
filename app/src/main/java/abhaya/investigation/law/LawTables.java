package abhaya.investigation.law;

import abhaya.base.web.DataTable;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.Duty;
import abhaya.investigation.clock.SectionRow;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The registers as tables.
final class LawTables {
  private LawTables() {}

  static DataTable duties(Words words, List<Duty> duties) {
    var say = new LawWords(words);
    var columns =
        List.of(
            column(words, "id", true),
            column(words, "duty", true),
            column(words, "allows", true),
            column(words, "provision", false),
            column(words, "regime", false),
            column(words, "basis", false),
            column(words, "responsible", false),
            column(words, "inForce", false),
            column(words, "source", false));
    var rows =
        duties.stream()
            .sorted(Comparator.comparing(Duty::id).thenComparingInt(Duty::version))
            .map(duty ->
                row(
                    new DataTable.Text(duty.id() + " v" + duty.version()),
                    new DataTable.Text(words.say(duty.messageKey())),
                    new DataTable.Text(say.limit(duty.allows())),
                    new DataTable.Text(duty.provision()),
                    new DataTable.Text(
                        duty.procedures().stream()
                            .map(procedure -> procedure.shortName())
                            .sorted()
                            .collect(Collectors.joining(", "))),
                    new DataTable.Text(words.say(duty.basis().messageKey())),
                    new DataTable.Text(words.say(duty.responsible().messageKey())),
                    new DataTable.Text(span(say, duty.inForceFrom(), duty.inForceTo())),
                    new DataTable.Text(
                        duty.source() + " · " + words.say(duty.mark().messageKey()))))
            .toList();
    return new DataTable(words.say("law.tab.duties"), columns, rows, null, words.say("law.none"));
  }

  static DataTable sections(Words words, List<SectionRow> sections) {
    var say = new LawWords(words);
    var columns =
        List.of(
            column(words, "section", true),
            column(words, "offence", true),
            column(words, "clockOld", false),
            column(words, "clockNew", true),
            column(words, "corresponds", false),
            column(words, "punishment", false),
            column(words, "bail", false),
            column(words, "forensic", false),
            column(words, "inForce", false),
            column(words, "source", false));
    var rows =
        sections.stream()
            .map(section ->
                row(
                    new DataTable.Text(section.label()),
                    new DataTable.Text(words.say(section.messageKey())),
                    clock(words, section.clockOld()),
                    clock(words, section.clockNew()),
                    new DataTable.Text(String.join(", ", section.corresponds())),
                    new DataTable.Text(section.punishment()),
                    new DataTable.Text(words.say("law.bail." + section.bail().name())),
                    new DataTable.Text(words.say("law.forensic." + section.forensicVisit().name())),
                    new DataTable.Text(span(say, section.inForceFrom(), section.inForceTo())),
                    new DataTable.Text(
                        section.source() + " · " + words.say(section.mark().messageKey()))))
            .toList();
    return new DataTable(words.say("law.tab.sections"), columns, rows, null, words.say("law.none"));
  }

  private static DataTable.Cell clock(Words words, @Nullable Basis basis) {
    if (basis == null) return new DataTable.Text(words.say("law.noClock"));
    return new DataTable.State(Tone.IN_TIME, words.say(basis.messageKey()));
  }

  private static String span(LawWords say, @Nullable LocalDate from, @Nullable LocalDate to) {
    if (from == null && to == null) return Words.NONE;
    if (to == null) return say.words().say("law.since", say.day(from));
    if (from == null) return say.words().say("law.until", say.day(to));
    return say.day(from) + " – " + say.day(to);
  }

  private static DataTable.Column column(Words words, String name, boolean tells) {
    return DataTable.Column.text(words.say("law.column." + name), tells);
  }

  private static DataTable.Row row(DataTable.Cell... cells) {
    return new DataTable.Row(false, List.of(cells));
  }
}
