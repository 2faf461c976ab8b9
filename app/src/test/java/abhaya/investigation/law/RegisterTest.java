package abhaya.investigation.law;

import static org.assertj.core.api.Assertions.assertThat;

import abhaya.investigation.clock.Act;
import abhaya.investigation.clock.Basis;
import abhaya.investigation.clock.Citation;
import abhaya.investigation.clock.Occurrence;
import abhaya.investigation.clock.Procedure;
import abhaya.investigation.clock.SectionGroup;
import abhaya.investigation.clock.SectionRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterTest {
  private static final LawFiles LAW = LawFiles.load();

  @ParameterizedTest(name = "recorded {0}, {1}: {2}")
  @CsvFileSource(resources = "/oracles/clock/bases.csv", delimiter = '|', numLinesToSkip = 1)
  void theClockRestsOnWhatTheLawNames(
      LocalDate recorded, String sections, @Nullable Basis basis, @Nullable String why) {
    var found = LAW.register().clockBasis(citations(sections), recorded, Occurrence.unknown());

    assertThat(found).as(why).isEqualTo(basis);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/oracles/clock/register.csv", numLinesToSkip = 1)
  void aSectionHasTheFlagsOfItsRow(
      String section,
      String clock,
      SectionRow.Bail bail,
      SectionRow.ForensicVisit forensic,
      SectionGroup group,
      @Nullable String counterpart) {
    var row = row(section);

    assertThat(row.clock(Procedure.BNSS) != null).isEqualTo(clock.equals("yes"));
    assertThat(row.bail()).isEqualTo(bail);
    assertThat(row.forensicVisit()).isEqualTo(forensic);
    assertThat(row.group()).isEqualTo(group);
    if (counterpart == null) assertThat(row.corresponds()).isEmpty();
    else assertThat(row.corresponds()).contains(counterpart);
    if (counterpart != null) sameFlags(row, row(counterpart));
  }

  private static void sameFlags(SectionRow row, SectionRow old) {
    assertThat(old.bail()).isEqualTo(row.bail());
    assertThat(old.forensicVisit()).isEqualTo(row.forensicVisit());
    assertThat(old.clockOld() == null).isEqualTo(row.clockNew() == null);
    assertThat(old.offence()).isEqualTo(row.offence());
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 65, 66, 67, 68, 69, 70, 71, 74, 75, 76, 77, 78, 79, 124})
  void theWomanOfficerListIsThatOfTheProviso(int section) {
    var rows = LAW.register().rows(Citation.of(Act.BNS, Integer.toString(section)));

    assertThat(rows).isNotEmpty().allMatch(SectionRow::womanOfficer);
  }

  @Test
  void identityIsProtectedFrom64To71AndInEveryPocsoCase() {
    for (var row : LAW.register().rows()) {
      if (row.act() == Act.POCSO) assertThat(row.identity()).as(row.label()).isTrue();
      if (row.act() != Act.BNS || row.group() == SectionGroup.ATTEMPT_ABETMENT) continue;
      var number = Integer.parseInt(row.section());
      assertThat(row.identity()).as(row.label()).isEqualTo(number >= 64 && number <= 71);
    }
  }

  @Test
  void aBareSectionMeansAllItsRows() {
    assertThat(LAW.register().rows(Citation.of(Act.BNS, "64"))).hasSize(2);
    assertThat(LAW.register().rows(citations("64(2)(m) BNS").getFirst())).hasSize(1);
    assertThat(LAW.register().rows(Citation.of(Act.IPC, "506"))).isEmpty();
  }

  @Test
  void groupsAreBits() {
    var citations = citations("376D, 506 IPC, 5(l)/6 POCSO, 12 POCSO");

    assertThat(LAW.register().groups(citations))
        .isEqualTo(
            Set.of(
                SectionGroup.GANG_RAPE,
                SectionGroup.OTHER,
                SectionGroup.POCSO_PENETRATIVE,
                SectionGroup.RELATED_NO_CLOCK));
    assertThat(LAW.register().groupMask(citations)).isEqualTo(2 | 4 | 32 | 64);
  }

  private static SectionRow row(String section) {
    return LAW.register().rows(citations(section).getFirst()).getFirst();
  }

  private static List<Citation> citations(String text) {
    var reading = LAW.reader().read(text);
    assertThat(reading.unread()).isEmpty();
    return reading.citations();
  }
}
