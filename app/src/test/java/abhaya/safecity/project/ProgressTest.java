package abhaya.safecity.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
  private static final LocalDate DAY = LocalDate.of(2023, 6, 24);
  private static final AssetProof.Place PLACE = new AssetProof.Place(13.0827, 80.2707);

  private static AssetProof proof(
      String id,
      AssetStage stage,
      AssetProof.@Nullable Place place,
      AssetProof.@Nullable Photo photo) {
    return new AssetProof(id, stage, DAY.minusDays(10), place, photo);
  }

  private static AssetProof.Photo photo(AssetProof.@Nullable Place from) {
    return new AssetProof.Photo(DAY, from);
  }

  private static AssetProof proven(String id) {
    return proof(id, AssetStage.ACCEPTED, PLACE, photo(PLACE));
  }

  @Test
  void onlyWhatIsAcceptedLocatedAndPhotographedCounts() {
    assertThat(proven("a").counts()).isTrue();
    assertThat(proof("a", AssetStage.INSTALLED, PLACE, photo(PLACE)).gaps())
        .containsExactly(AssetProof.Gap.NOT_ACCEPTED);
    assertThat(proof("a", AssetStage.ACCEPTED, null, photo(PLACE)).gaps())
        .containsExactly(AssetProof.Gap.NOT_LOCATED);
    assertThat(proof("a", AssetStage.ACCEPTED, PLACE, null).gaps())
        .containsExactly(AssetProof.Gap.NOT_PHOTOGRAPHED);
    assertThat(proof("a", AssetStage.ACCEPTED, PLACE, photo(null)).gaps())
        .containsExactly(AssetProof.Gap.PHOTO_WITHOUT_PLACE);
    var early = new AssetProof.Photo(DAY.minusDays(11), PLACE);
    assertThat(proof("a", AssetStage.COMMISSIONED, PLACE, early).gaps())
        .containsExactly(AssetProof.Gap.PHOTO_BEFORE_INSTALLATION);
  }

  @ParameterizedTest(name = "{0} degrees north: counts {1}")
  @CsvSource({"0.00089,true", "0.00091,false"})
  void aPhotoIsTakenWithinAHundredMetres(double north, boolean counts) {
    var from = new AssetProof.Place(PLACE.latitude() + north, PLACE.longitude());

    assertThat(proof("a", AssetStage.ACCEPTED, PLACE, photo(from)).counts()).isEqualTo(counts);
  }

  @Test
  void chennaisCamerasAreThreeQuartersOfTheTarget() {
    var cameras = IntStream.range(0, 1_336 * 3).mapToObj(i -> proven("c" + i)).toList();
    var progress = PhysicalProgress.of(1_750L * 3, cameras, 5_250L);

    assertThat(progress.counted()).isEqualTo(4_008);
    assertThat(progress.percent()).contains(new BigDecimal("76.34"));
    assertThat(progress.typedPercent()).contains(new BigDecimal("100.00"));
    assertThat(progress.gap()).contains(1_242L);
  }

  @ParameterizedTest(name = "{0} × {1} = {2}")
  @CsvSource({"2330,3,6990", "2330,4,9320", "1750,3,5250", "1336,3,4008", "159,4,636"})
  void devicesPerPlaceMakeThePublishedNumbers(long places, long each, long all) {
    assertThat(places * each).isEqualTo(all);
  }

  @Test
  void anAssetScannedTwiceCountsOnceAndMissingProofIsListed() {
    var assets = new ArrayList<>(List.of(proven("a"), proven("a"), proven("b")));
    assets.add(proof("c", AssetStage.INSTALLED, PLACE, null));
    assets.add(proof("d", AssetStage.PLANNED, null, null));
    var progress = PhysicalProgress.of(10, assets, null);

    assertThat(progress.counted()).isEqualTo(2);
    assertThat(progress.installed()).isEqualTo(3);
    assertThat(progress.missing())
        .isEqualTo(
            Map.of(
                AssetProof.Gap.NOT_ACCEPTED, 2L,
                AssetProof.Gap.NOT_PHOTOGRAPHED, 2L,
                AssetProof.Gap.NOT_LOCATED, 1L));
    assertThat(progress.gap()).isEmpty();
    assertThat(progress.typedPercent()).isEmpty();
  }

  @Test
  void moreThanThePlanIsNoMoreThanDoneAndNoTargetHasNoShare() {
    var three = List.of(proven("a"), proven("b"), proven("c"));

    assertThat(PhysicalProgress.of(2, three, null).percent()).contains(new BigDecimal("100.00"));
    assertThat(PhysicalProgress.of(0, three, null).percent()).isEmpty();
  }

  private static EntryReview.Act act(
      EntryReview.Move move, String person, EntryReview.Office office) {
    return new EntryReview.Act(move, person, office, "remark");
  }

  private static EntryReview taken(EntryReview.Outcome outcome) {
    return ((EntryReview.Taken) outcome).review();
  }

  private static EntryReview submitted(String by) {
    return taken(
        EntryReview.draft().act(act(EntryReview.Move.SUBMIT, by, EntryReview.Office.CITY)));
  }

  private static EntryReview approved() {
    var verified =
        taken(
            submitted("maker").act(act(EntryReview.Move.VERIFY, "city", EntryReview.Office.CITY)));
    return taken(verified.act(act(EntryReview.Move.APPROVE, "state", EntryReview.Office.STATE)));
  }

  @Test
  void anEntryPassesFourPeople() {
    var accepted =
        taken(
            approved().act(act(EntryReview.Move.ACCEPT, "ministry", EntryReview.Office.MINISTRY)));

    assertThat(EntryReview.draft().state()).isEqualTo(EntryReview.State.DRAFT);
    assertThat(accepted.state()).isEqualTo(EntryReview.State.ACCEPTED);
    assertThat(accepted.act(act(EntryReview.Move.RETURN, "x", EntryReview.Office.MINISTRY)))
        .isEqualTo(new EntryReview.Refused(EntryReview.Reason.NOT_NOW));
  }

  @Test
  void nobodyActsOnAnOwnEntryInWhateverOffice() {
    assertThat(
            submitted("maker").act(act(EntryReview.Move.VERIFY, "maker", EntryReview.Office.CITY)))
        .isEqualTo(new EntryReview.Refused(EntryReview.Reason.OWN_ENTRY));
    assertThat(
            submitted("maker").act(act(EntryReview.Move.RETURN, "maker", EntryReview.Office.CITY)))
        .isEqualTo(new EntryReview.Refused(EntryReview.Reason.OWN_ENTRY));
    assertThat(approved().act(act(EntryReview.Move.ACCEPT, "maker", EntryReview.Office.MINISTRY)))
        .isEqualTo(new EntryReview.Refused(EntryReview.Reason.OWN_ENTRY));
    assertThat(approved().act(act(EntryReview.Move.ACCEPT, "state", EntryReview.Office.MINISTRY)))
        .isEqualTo(new EntryReview.Refused(EntryReview.Reason.ALREADY_ACTED));
  }

  @Test
  void anEntrySentBackBeginsAnewAndItsMakersStayItsMakers() {
    var returned =
        taken(
            approved().act(act(EntryReview.Move.RETURN, "ministry", EntryReview.Office.MINISTRY)));
    assertThat(returned.state()).isEqualTo(EntryReview.State.RETURNED);
    var again = taken(returned.act(act(EntryReview.Move.SUBMIT, "two", EntryReview.Office.FIELD)));

    assertThat(again.act(act(EntryReview.Move.VERIFY, "maker", EntryReview.Office.CITY)))
        .isEqualTo(new EntryReview.Refused(EntryReview.Reason.OWN_ENTRY));
    assertThat(again.act(act(EntryReview.Move.VERIFY, "city", EntryReview.Office.CITY)))
        .isInstanceOf(EntryReview.Taken.class);
    assertThat(again.act(act(EntryReview.Move.APPROVE, "state", EntryReview.Office.STATE)))
        .isEqualTo(new EntryReview.Refused(EntryReview.Reason.NOT_NOW));
  }

  @Test
  void everyStepBelongsToItsOfficeAndAReturnSaysWhy() {
    assertThat(submitted("maker").act(act(EntryReview.Move.VERIFY, "x", EntryReview.Office.STATE)))
        .isEqualTo(new EntryReview.Refused(EntryReview.Reason.WRONG_OFFICE));
    assertThat(
            submitted("maker").act(act(EntryReview.Move.RETURN, "x", EntryReview.Office.MINISTRY)))
        .isEqualTo(new EntryReview.Refused(EntryReview.Reason.WRONG_OFFICE));
    var silent = new EntryReview.Act(EntryReview.Move.RETURN, "x", EntryReview.Office.CITY, " ");
    assertThat(submitted("maker").act(silent))
        .isEqualTo(new EntryReview.Refused(EntryReview.Reason.NEEDS_A_REMARK));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2026-10-31,RUNNING",
    "2026-11-01,ENTRY",
    "2026-11-05,ENTRY",
    "2026-11-06,APPROVAL",
    "2026-11-10,APPROVAL",
    "2026-11-11,FROZEN"
  })
  void aMonthIsEnteredApprovedAndFrozen(LocalDate day, ReportPeriod.State state) {
    assertThat(new ReportPeriod(YearMonth.of(2026, 10)).stateOn(day)).isEqualTo(state);
  }

  private static ReportedFigure.Version version(String value, String on, String reason) {
    return new ReportedFigure.Version(
        new BigDecimal(value), LocalDate.parse(on), "officer", reason);
  }

  private static ReportedFigure october() {
    return ReportedFigure.of(new ReportPeriod(YearMonth.of(2026, 10)));
  }

  private static ReportedFigure taken(ReportedFigure.Outcome outcome) {
    return ((ReportedFigure.Taken) outcome).figure();
  }

  @Test
  void aFrozenFigureChangesOnlyByANewVersionWithAReason() {
    var figure = taken(october().enter(version("40", "2026-11-03", "")));

    assertThat(figure.enter(version("41", "2026-11-11", " ")))
        .isEqualTo(new ReportedFigure.Refused(ReportedFigure.Reason.FROZEN_NEEDS_A_REASON));
    assertThat(figure.enter(version("41", "2026-11-06", "")))
        .isEqualTo(new ReportedFigure.Refused(ReportedFigure.Reason.CLOSED_FOR_ENTRY));
    assertThat(figure.enter(version("40.0", "2026-11-04", "")))
        .isEqualTo(new ReportedFigure.Refused(ReportedFigure.Reason.NOTHING_CHANGES));
    var corrected = taken(figure.enter(version("41", "2026-11-20", "counted twice")));
    assertThat(corrected.versions()).hasSize(2);
    assertThat(corrected.corrections()).hasSize(1);
    assertThat(corrected.current().map(ReportedFigure.Version::value))
        .contains(new BigDecimal("41"));
    assertThat(corrected.asOf(LocalDate.of(2026, 11, 19)).map(ReportedFigure.Version::value))
        .contains(new BigDecimal("40"));
    assertThat(corrected.asOf(LocalDate.of(2026, 11, 2))).isEmpty();
  }

  private static ActionPoint point(ActionPoint.Update... updates) {
    return new ActionPoint("city", DAY, DAY.plusDays(60), List.of(updates));
  }

  private static ActionPoint.Update update(int day, boolean done, String evidence, int expected) {
    return new ActionPoint.Update(
        DAY.plusDays(day),
        done,
        evidence,
        expected < 0 ? Optional.empty() : Optional.of(DAY.plusDays(expected)));
  }

  @Test
  void aDecisionHasOneOfFourStatuses() {
    assertThat(point().statusOn(DAY.plusDays(90))).isEqualTo(ActionPoint.Status.YET_TO_START);
    var begun = point(update(5, false, "", -1));
    assertThat(begun.statusOn(DAY.plusDays(4))).isEqualTo(ActionPoint.Status.YET_TO_START);
    assertThat(begun.statusOn(DAY.plusDays(60)))
        .isEqualTo(ActionPoint.Status.IN_PROGRESS_ON_SCHEDULE);
    assertThat(begun.statusOn(DAY.plusDays(61)))
        .isEqualTo(ActionPoint.Status.IN_PROGRESS_BEHIND_SCHEDULE);
    assertThat(point(update(5, false, "", 61)).statusOn(DAY.plusDays(6)))
        .isEqualTo(ActionPoint.Status.IN_PROGRESS_BEHIND_SCHEDULE);
    assertThat(point(update(5, true, "order 7", -1)).statusOn(DAY.plusDays(6)))
        .isEqualTo(ActionPoint.Status.IMPLEMENTED);
    assertThat(point(update(5, true, " ", -1)).statusOn(DAY.plusDays(6)))
        .isEqualTo(ActionPoint.Status.IN_PROGRESS_ON_SCHEDULE);
  }

  @Test
  void anOwnerSilentForAMonthIsReminded() {
    assertThat(point().isSilentOn(DAY.plusDays(31))).isFalse();
    assertThat(point().isSilentOn(DAY.plusDays(32))).isTrue();
    assertThat(point(update(20, false, "", -1)).isSilentOn(DAY.plusDays(51))).isFalse();
    assertThat(point(update(20, true, "x", -1)).isSilentOn(DAY.plusDays(90))).isFalse();
  }

  @Test
  void anybodyCanDrawTheSameInspectionsAgain() {
    var names = IntStream.range(0, 500).mapToObj(i -> "asset-" + i).toList();
    var drawn = new SeededDraw("2026-11/7f3a").draw(names, 20);

    assertThat(drawn).hasSize(20).doesNotHaveDuplicates();
    assertThat(new SeededDraw("2026-11/7f3a").draw(names.reversed(), 20)).isEqualTo(drawn);
    assertThat(new SeededDraw("2026-12/0001").draw(names, 20)).isNotEqualTo(drawn);
    var more = new ArrayList<>(names);
    more.add("asset-new");
    assertThat(new SeededDraw("2026-11/7f3a").draw(more, 21)).containsAll(drawn);
    assertThat(new SeededDraw("s").draw(List.of("a", "a"), 5)).containsExactly("a");
  }
}
