package abhaya.investigation.cases;

import static abhaya.investigation.cases.Records.event;
import static abhaya.investigation.cases.Records.fir;
import static abhaya.investigation.cases.Records.kept;
import static abhaya.investigation.cases.Records.report;
import static abhaya.investigation.cases.Records.step;
import static org.assertj.core.api.Assertions.assertThat;

import abhaya.base.jurisdiction.SmallTree;
import abhaya.investigation.clock.Basis;
import abhaya.investigation.law.LawFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseBookTest {
  private static final LawFiles LAW = LawFiles.load();
  private static final CaseKey F1 = new CaseKey("UP", "F1");

  private final CaseBook book = new CaseBook(LAW.register(), new SectionTexts(LAW.reader()));

  private Map<CaseKey, CaseFold> fold(List<Kept> all) {
    var records = new LinkedHashMap<CaseKey, List<Kept>>();
    for (var one : all) {
      var key = new CaseKey(one.head().source(), one.record().subject());
      records.computeIfAbsent(key, any -> new ArrayList<>()).add(one);
    }
    return book.fold(records);
  }

  private CaseFold fold(String... texts) {
    var all = new ArrayList<Kept>();
    for (var text : texts) all.add(kept(text));
    return Objects.requireNonNull(fold(all).get(F1));
  }

  private static CaseState state(CaseFold fold) {
    return Objects.requireNonNull(fold.state());
  }

  private static String codes(CaseFold fold) {
    return fold.waiting().stream()
        .map(one -> one.kept().head().key() + " " + one.code())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  @Test
  void aFirOpensACaseWithTheTwoMonthClock() {
    var state = state(fold(fir("F1", "2024-12-31T10:00:00+05:30")));
    assertThat(state.chain().dueOn()).isEqualTo(LocalDate.of(2025, 2, 28));
    assertThat(state.chain().basis()).isNotNull();
    assertThat(state.chain().counted()).isTrue();
    assertThat(state.stationId()).isEqualTo(SmallTree.S1);
  }

  @Test
  void theDayOfRecordingIsTheDayInIndia() {
    var state = state(fold(fir("F1", "2024-11-20T18:29:59Z")));
    assertThat(state.chain().clockOn()).isEqualTo(LocalDate.of(2024, 11, 20));
    state = state(fold(fir("F1", "2024-11-20T18:30:00Z")));
    assertThat(state.chain().clockOn()).isEqualTo(LocalDate.of(2024, 11, 21));
  }

  @Test
  void aRecordWithoutItsFirWaitsForIt() {
    assertThat(codes(fold(step("S1", "F1", "2024-11-21T10:00:00Z", "ARREST"))))
        .isEqualTo("S1 fir-unknown");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ,'diaryEntry':{'number':'1','at':'2024-11-20T10:01:00+05:30'} | diary-after-fir
          ,'informationReceivedAt':'2024-11-20T10:01:00+05:30'          | information-after-fir
          ,'occurrenceFrom':'2024-11-21'                                | occurrence-after-fir
          """)
  void aFirOutOfOrderWaitsAndSoDoesWhatBelongsToIt(String more, String code) {
    var fold =
        fold(
            fir("F1", "2024-11-20T10:00:00+05:30", more),
            step("S1", "F1", "2024-11-21T10:00:00Z", "ARREST"));
    assertThat(fold.state()).isNull();
    assertThat(codes(fold)).isEqualTo("F1 " + code + ", S1 fir-waiting");
  }

  @Test
  void aDiaryEntryAtTheVeryMomentOfTheFirIsInOrder() {
    var more = ",'diaryEntry':{'number':'1','at':'2024-11-20T10:00:00+05:30'}";
    assertThat(fold(fir("F1", "2024-11-20T10:00:00+05:30", more)).state()).isNotNull();
  }

  @Test
  void whatWasEnteredBeforeItHappenedWaits() {
    var text = fir("F1", "2024-11-20T10:00:00+05:30");
    var early = text.replaceFirst("'enteredAt':'[^']*'", "'enteredAt':'2024-11-20T09:59:00+05:30'");
    assertThat(codes(fold(early))).isEqualTo("F1 entered-before-happened");
  }

  @Test
  void sectionsThatCannotBeReadWaitWithTheirText() {
    var odd = fir("F1", "2024-11-20T10:00:00+05:30").replace("376 IPC", "12 of the Moon Act");
    assertThat(codes(fold(odd))).isEqualTo("F1 sections-unread");
  }

  @Test
  void anArrestBeforeTheFirOrAfterTheLastReportWaits() {
    var fold =
        fold(
            fir("F1", "2024-11-20T10:00:00+05:30"),
            step("A1", "F1", "2024-11-20T09:59:59+05:30", "ARREST"),
            step("A2", "F1", "2024-11-20T10:00:00+05:30", "ARREST"),
            step("A3", "F1", "2024-12-25T10:00:01+05:30", "ARREST"),
            report("R1", "F1", "2024-12-25T10:00:00+05:30", "FORWARDED_TO_COURT"));
    assertThat(codes(fold)).isEqualTo("A1 before-fir, A3 after-report");
    assertThat(state(fold).chain().reportedOn()).isEqualTo(LocalDate.of(2024, 12, 25));
  }

  @Test
  void aMedicalExaminationMayPrecedeTheFir() {
    var fold =
        fold(
            fir("F1", "2024-11-20T10:00:00+05:30"),
            step("M1", "F1", "2024-11-20T08:00:00+05:30", "MEDICAL_EXAMINATION"));
    assertThat(codes(fold)).isEmpty();
  }

  @Test
  void midnightMeansTheDayOnly() {
    var fold =
        fold(
            fir("F1", "2024-11-20T10:00:00+05:30"),
            step("A1", "F1", "2024-12-25T15:00:00+05:30", "ARREST"),
            report("R1", "F1", "2024-12-25T00:00:00+05:30", "FORWARDED_TO_COURT"));
    assertThat(codes(fold)).isEmpty();
  }

  @Test
  void aCourtStepWaitsForTheReportAndMayNotPrecedeIt() {
    var cognizance = event("COURT", "C1", "F1", "2024-12-26T10:00:00Z", ",'step':'COGNIZANCE'");
    var first = fir("F1", "2024-11-20T10:00:00+05:30");
    assertThat(codes(fold(first, cognizance))).isEqualTo("C1 report-unknown");
    var later = report("R1", "F1", "2024-12-27T10:00:00Z", "FORWARDED_TO_COURT");
    assertThat(codes(fold(first, cognizance, later))).isEqualTo("C1 court-before-report");
    var sooner = report("R1", "F1", "2024-12-26T10:00:00Z", "FORWARDED_TO_COURT");
    assertThat(codes(fold(first, cognizance, sooner))).isEmpty();
  }

  @Test
  void theClockStopsAtTheFirstReportForwardedAndAReturnedOneIsCountedApart() {
    var fold =
        fold(
            fir("F1", "2024-11-20T10:00:00+05:30"),
            report("R1", "F1", "2024-12-10T10:00:00Z", "PREPARED"),
            report("R2", "F1", "2024-12-25T10:00:00Z", "FORWARDED_TO_COURT"),
            report("R3", "F1", "2025-01-05T10:00:00Z", "RETURNED"),
            report("R4", "F1", "2025-02-05T10:00:00Z", "FORWARDED_TO_COURT"));
    assertThat(state(fold).chain().reportedOn()).isEqualTo(LocalDate.of(2024, 12, 25));
    assertThat(state(fold).returnedCount()).isEqualTo(1);
  }

  @Test
  void aReportThatGoesOnUnderOneKeyKeepsTheDayOnWhichItWasForwarded() {
    var forwarded = report("R1", "F1", "2024-12-25T10:00:00Z", "FORWARDED_TO_COURT");
    var returned =
        report("R1", "F1", "2025-01-05T10:00:00Z", "RETURNED")
            .replace("'version':1", "'version':2");
    var fold = fold(fir("F1", "2024-11-20T10:00:00+05:30"), returned, forwarded);
    assertThat(state(fold).chain().reportedOn()).isEqualTo(LocalDate.of(2024, 12, 25));
    assertThat(state(fold).returnedCount()).isEqualTo(1);
  }

  @Test
  void aCorrectedReportTakesThePlaceOfTheWrongOne() {
    var wrong = report("R1", "F1", "2024-12-25T10:00:00Z", "FORWARDED_TO_COURT");
    var right =
        report("R1", "F1", "2024-12-28T10:00:00Z", "FORWARDED_TO_COURT")
            .replace("'version':1", "'version':2");
    var fold = fold(fir("F1", "2024-11-20T10:00:00+05:30"), right, wrong);
    assertThat(state(fold).chain().reportedOn()).isEqualTo(LocalDate.of(2024, 12, 28));
  }

  @Test
  void aStayNeitherEndsTheInvestigationNorStopsTheClock() {
    var stayed =
        report("R1", "F1", "2024-12-25T10:00:00Z", "FORWARDED_TO_COURT")
            .replace("CS_ORIG", "STAYED");
    var fold = fold(fir("F1", "2024-11-20T10:00:00+05:30"), stayed);
    assertThat(state(fold).chain().reportedOn()).isNull();
  }

  @Test
  void theHigherVersionOfAFirStandsAndAWrongHigherOneWaits() {
    var first = fir("F1", "2024-11-20T10:00:00+05:30");
    var second = fir("F1", "2024-11-21T10:00:00+05:30").replace("'version':1", "'version':2");
    var third =
        fir(
                "F1",
                "2024-11-22T10:00:00+05:30",
                ",'diaryEntry':{'number':'1','at':'2024-11-23T10:00:00+05:30'}")
            .replace("'version':1", "'version':3");
    var fold = fold(third, first, second);
    assertThat(state(fold).fir().head().version()).isEqualTo(2);
    assertThat(codes(fold)).isEqualTo("F1 diary-after-fir");
  }

  @Test
  void aTransferMovesTheCaseAndAnOfficerTakesItOver() {
    var fold =
        fold(
            fir("F1", "2024-11-20T10:00:00+05:30", ",'officer':{'id':'O1'}"),
            event(
                "TRANSFER",
                "T1",
                "F1",
                "2024-11-25T10:00:00Z",
                ",'toUnit':'IN.09.A.S2','newFirNumber':'99/2024'"),
            event("OFFICER", "P1", "F1", "2024-11-26T10:00:00Z", ",'officer':{'id':'O2'}"),
            event(
                "DELAY",
                "D1",
                "F1",
                "2025-01-15T10:00:00Z",
                ",'reason':'LAB_REPORT','until':'2025-02-15'"));
    var state = state(fold);
    assertThat(state.stationId()).isEqualTo(SmallTree.S2);
    assertThat(state.firNumber()).isEqualTo("99/2024");
    assertThat(Objects.requireNonNull(state.officer()).id()).isEqualTo("O2");
    assertThat(state.delayCode()).isEqualTo("LAB_REPORT");
  }

  @Test
  void aClockSectionAddedLaterRunsFromTheDayOfRecording() {
    var fold =
        fold(
            fir("F1", "2024-11-20T10:00:00+05:30").replace("376 IPC", "115(2) BNS"),
            event("SECTIONS", "X1", "F1", "2025-01-10T10:00:00Z", ",'sections':'64(1) BNS'"));
    assertThat(state(fold).chain().basis()).isEqualTo(Basis.STATUTORY);
    assertThat(state(fold).chain().dueOn()).isEqualTo(LocalDate.of(2025, 1, 20));
    assertThat(state(fold).clockRemovedOn()).isNull();
  }

  @Test
  void aClockSectionTakenOutLaterIsRemembered() {
    var fold =
        fold(
            fir("F1", "2024-11-20T10:00:00+05:30").replace("376 IPC", "64(1) BNS"),
            event("SECTIONS", "X1", "F1", "2025-01-10T10:00:00Z", ",'sections':'115(2) BNS'"));
    assertThat(state(fold).chain().basis()).isNull();
    assertThat(state(fold).chain().dueOn()).isNull();
    assertThat(state(fold).clockRemovedOn()).isEqualTo(LocalDate.of(2025, 1, 10));
  }

  @Test
  void aChainOfRegistrationsCountsOnceFromTheFirstDay() {
    var zero = fir("F1", "2024-11-20T10:00:00+05:30", ",'zeroFir':true");
    var again =
        fir("G1", "2024-11-27T10:00:00+05:30", ",'previous':{'source':'UP','key':'F1'}")
            .replace("'source':'UP','key':'G1'", "'source':'MH','key':'G1'")
            .replace("IN.09.A.S1", "IN.27.B.S3");
    var report =
        report("R1", "G1", "2025-01-20T10:00:00Z", "FORWARDED_TO_COURT")
            .replace("'source':'UP'", "'source':'MH'");
    var folds = fold(List.of(kept(again), kept(report), kept(zero)));
    var first = state(Objects.requireNonNull(folds.get(F1)));
    var latest = state(Objects.requireNonNull(folds.get(new CaseKey("MH", "G1"))));
    assertThat(first.chain().counted()).isFalse();
    assertThat(latest.chain().counted()).isTrue();
    assertThat(latest.chain().clockOn()).isEqualTo(LocalDate.of(2024, 11, 20));
    assertThat(latest.chain().dueOn()).isEqualTo(LocalDate.of(2025, 1, 20));
    assertThat(first.chain().reportedOn()).isEqualTo(LocalDate.of(2025, 1, 20));
    assertThat(latest.stationId()).isEqualTo(SmallTree.S3);
    assertThat(latest.chain().across()).isTrue();
  }

  @Test
  void registrationsThatNameEachOtherAreOneCase() {
    var one = fir("F1", "2024-11-20T10:00:00+05:30", ",'previous':{'source':'UP','key':'F2'}");
    var two = fir("F2", "2024-11-21T10:00:00+05:30", ",'previous':{'source':'UP','key':'F1'}");
    var folds = fold(List.of(kept(one), kept(two)));
    assertThat(folds.values().stream().filter(fold -> state(fold).chain().counted())).hasSize(1);
  }

  @Test
  void anExceptionLetsARecordCountAndAWithdrawnOneIsGone() {
    var arrest = kept(step("A1", "F1", "2024-11-19T10:00:00+05:30", "ARREST"));
    var first = kept(fir("F1", "2024-11-20T10:00:00+05:30"));
    var excepted = new Kept(arrest.record(), arrest.arrivedAt(), true, false);
    var withdrawn = new Kept(arrest.record(), arrest.arrivedAt(), false, true);
    assertThat(fold(List.of(first, excepted)).get(F1))
        .satisfies(fold -> {
          assertThat(Objects.requireNonNull(fold).standing()).hasSize(1);
          assertThat(fold.waiting()).isEmpty();
        });
    assertThat(fold(List.of(first, withdrawn)).get(F1))
        .satisfies(fold -> {
          assertThat(Objects.requireNonNull(fold).standing()).isEmpty();
          assertThat(fold.waiting()).isEmpty();
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anyOrderOfArrivalComesToTheSame(long seed) {
    var random = new Random(seed);
    var all = new ArrayList<Kept>();
    RandomFeed.lines(random, 30).forEach(text -> all.add(kept(text)));
    var expected = picture(fold(all));
    for (var time = 0; time < 5; time++) {
      Collections.shuffle(all, random);
      assertThat(picture(fold(all))).isEqualTo(expected);
    }
  }

  private static Map<CaseKey, String> picture(Map<CaseKey, CaseFold> folds) {
    var pictures = new LinkedHashMap<CaseKey, String>();
    folds.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                java.util.Comparator.comparing(CaseKey::source).thenComparing(CaseKey::fir)))
        .forEach(entry -> pictures.put(entry.getKey(), picture(entry.getValue())));
    return pictures;
  }

  private static String picture(CaseFold fold) {
    return fold.state() + " " + fold.standing() + " " + waits(fold);
  }

  private static List<String> waits(CaseFold fold) {
    return fold.waiting().stream()
        .map(one -> WaitingList.name(one.kept()) + " " + one.code())
        .sorted()
        .toList();
  }
}
