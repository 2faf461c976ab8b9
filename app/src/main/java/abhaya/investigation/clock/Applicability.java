package abhaya.investigation.clock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the conditions of a duty hold in a case.
final class Applicability {
  private final CaseFacts facts;
  private final SectionRegister register;
  private final @Nullable ClockReading reading;
  private final List<SectionRow> rows;

  Applicability(CaseFacts facts, SectionRegister register, @Nullable ClockReading reading) {
    this.facts = facts;
    this.register = register;
    this.reading = reading;
    rows =
        facts.citations().stream()
            .flatMap(citation -> register.rows(citation).stream())
            .distinct()
            .toList();
  }

  @Nullable ClockReading reading() {
    return reading;
  }

  /// The first condition that fails; null if all hold.
  @Nullable Condition failing(Duty duty) {
    for (var condition : Condition.values()) {
      if (duty.conditions().contains(condition) && !holds(condition)) return condition;
    }
    return null;
  }

  /// Whether a section of the case is among those the duty names; true if it names none.
  boolean namesSection(Duty duty) {
    if (duty.sections().isEmpty()) return true;
    for (var citation : facts.citations()) {
      for (var named : duty.sections()) if (covers(named, citation)) return true;
    }
    return false;
  }

  private boolean covers(Citation named, Citation citation) {
    if (named.act() != citation.act()) return false;
    var row = register.punishing(citation);
    var section = row != null && row.readAs() == null ? row.section() : citation.section();
    if (!named.section().equals(section) && !named.section().equals(citation.section()))
      return false;
    return named.subSection() == null || named.subSection().equals(citation.subSection());
  }

  private boolean holds(Condition condition) {
    return switch (condition) {
      case CLOCK_SECTION -> reading != null;
      case RAPE -> isRape();
      case POCSO -> isPocso();
      case NOT_POCSO -> !isPocso();
      case WOMAN_OFFICER_SECTION -> rows.stream().anyMatch(SectionRow::womanOfficer);
      case FORENSIC_VISIT_SECTION ->
          rows.stream().anyMatch(row -> row.forensicVisit().isRequired());
      case ENQUIRY_BAND -> rows.stream().anyMatch(SectionRow::enquiryBand);
      case SEXUAL_OR_POCSO -> !rows.isEmpty();
      case CHILD_VICTIM -> isPocso() || facts.victims().stream().anyMatch(VictimFacts::child);
      case ADULT_WOMAN_OR_UNKNOWN -> facts.victims().isEmpty() || hasWoman();
      case DISABLED_VICTIM -> facts.victims().stream().anyMatch(VictimFacts::disabled);
      case ZERO_FIR -> facts.zeroFir();
      case ELECTRONIC_FIR -> facts.electronicFir();
    };
  }

  private boolean isRape() {
    return rows.stream()
        .map(SectionRow::group)
        .anyMatch(group -> group == SectionGroup.RAPE || group == SectionGroup.GANG_RAPE);
  }

  private boolean isPocso() {
    return facts.citations().stream().anyMatch(citation -> citation.act() == Act.POCSO);
  }

  private boolean hasWoman() {
    return facts.victims().stream().anyMatch(VictimFacts::female);
  }
}
