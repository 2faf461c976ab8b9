package abhaya.investigation.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import abhaya.ModuleTest;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.SmallTree;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.web.Language;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.http.HttpStatus;

/// A case from station to station, and exhibits and calendars on the way.
@ModuleTest
class TransferModuleTest {
  private static final Pattern OFFER =
      Pattern.compile("/work/transfers/([A-Za-z0-9_-]{22})/accept");

  @Autowired AutowireCapableBeanFactory beans;
  @Autowired DeskPage desk;
  @Autowired TransferPage transfers;
  @Autowired ExhibitPage exhibits;
  @Autowired CalendarPage calendars;
  @Autowired CalendarRegister addresses;

  private WorkBench bench;
  private Scope io;
  private Scope sender;
  private Scope receiver;
  private LocalDate recorded;
  private String handle;

  @BeforeEach
  void twoStationsAndACase() {
    bench = beans.createBean(WorkBench.class);
    bench.clear();
    io = bench.officer(1);
    sender = bench.person("In Charge", Role.SHO, SmallTree.S1, null);
    receiver = bench.person("Receiver", Role.SHO, SmallTree.S2, null);
    recorded = bench.today.minusDays(20);
    bench.feed(bench.fir("F1", recorded, ""), bench.fir("F2", recorded, ",'zeroFir':true"));
    handle = bench.handle("F1");
  }

  private void offer(String of) {
    var visit = bench.visit("/work");
    var form = WorkBench.form("station", SmallTree.S2_CODE, "why", "PLACE_OF_OCCURRENCE");
    var answer = bench.as(sender, () -> desk.transfer(sender, visit, of, form));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
  }

  private String page(Scope scope) {
    var visit = bench.visit("/work/transfers");
    return Objects.requireNonNull(bench.as(scope, () -> transfers.show(scope, visit).getBody()));
  }

  private String offered() {
    var found = OFFER.matcher(page(receiver));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void aCaseStaysUntilItIsAcceptedAndItsClockRunsOnFromTheFirstRecord() {
    var due = bench.one(sender, handle).open().dueOn();
    offer(handle);
    assertThat(bench.one(sender, handle).open().station()).isEqualTo(new UnitId(SmallTree.S1));
    var one = offered();
    var visit = bench.visit("/work/transfers");
    var form = WorkBench.form("number", "77/" + bench.today.getYear());
    assertThat(
            bench.as(receiver, () -> transfers.accept(receiver, visit, one, form)).getStatusCode())
        .isEqualTo(HttpStatus.SEE_OTHER);
    // sent twice it is one transfer
    bench.as(receiver, () -> transfers.accept(receiver, visit, one, form));

    var now = bench.one(receiver, handle);
    assertThat(now.open().station()).isEqualTo(new UnitId(SmallTree.S2));
    assertThat(now.open().firNumber()).isEqualTo("77/" + bench.today.getYear());
    assertThat(now.clockOn()).isEqualTo(recorded);
    assertThat(now.open().dueOn()).isEqualTo(due);
    assertThat(bench.happenings(handle)).containsExactly("TRANSFERRED");
    assertThatThrownBy(() -> bench.one(sender, handle)).isInstanceOf(RuntimeException.class);
    assertThat(page(sender)).contains("accepted", "S1 to S2");
  }

  @Test
  void aReturnMovesNothingAndIsAnsweredOnce() {
    offer(handle);
    var one = offered();
    var visit = bench.visit("/work/transfers");
    var form = WorkBench.form("why", "NOT_OUR_LIMITS");
    bench.as(receiver, () -> transfers.sendBack(receiver, visit, one, form));
    assertThat(page(sender)).contains("returned: not within our limits");
    assertThat(bench.one(sender, handle).open().station()).isEqualTo(new UnitId(SmallTree.S1));
    var late = bench.as(receiver, () -> transfers.accept(receiver, visit, one, WorkBench.form()));
    assertThat(late.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(bench.happenings(handle)).isEmpty();
  }

  @Test
  void aZeroFirNeedsANumberOfTheReceivingStation() {
    handle = bench.handle("F2");
    offer(handle);
    var one = offered();
    var visit = bench.visit("/work/transfers");
    var none = bench.as(receiver, () -> transfers.accept(receiver, visit, one, WorkBench.form()));
    assertThat(none.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    var odd = WorkBench.form("number", "seventy");
    assertThat(
            bench.as(receiver, () -> transfers.accept(receiver, visit, one, odd)).getStatusCode())
        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(bench.happenings(handle)).isEmpty();
  }

  @Test
  void onlyWhoIsInChargeOffersAndAnswers() {
    offer(handle);
    var one = offered();
    var visit = bench.visit("/work/transfers");
    var officer = bench.person("Officer 9", Role.IO, SmallTree.S2, bench.officerId(9));
    var stranger = bench.person("Stranger", Role.SHO, SmallTree.S3, null);
    for (var scope : List.of(officer, stranger, sender)) {
      assertThatThrownBy(
              () -> bench.as(scope, () -> transfers.accept(scope, visit, one, WorkBench.form())))
          .isInstanceOf(NotVisible.class);
    }
    var form = WorkBench.form("station", SmallTree.S2_CODE, "why", "COURT_ORDER");
    assertThatThrownBy(() -> bench.as(io, () -> desk.transfer(io, visit, handle, form)))
        .isInstanceOf(NotVisible.class);
    var twice = bench.as(sender, () -> desk.transfer(sender, visit, handle, form));
    assertThat(twice.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
  }

  private void leg(String leg, int day, String giver, String taker) {
    var visit = bench.visit("/work");
    var form =
        WorkBench.form(
            "exhibit",
            "E1",
            "leg",
            leg,
            "legOn",
            recorded.plusDays(day).toString(),
            "giver",
            giver,
            "taker",
            taker,
            "laboratory",
            leg.equals("SENT") ? "State FSL" : "");
    var answer = bench.as(io, () -> desk.enter(io, visit, handle, "exhibits", form));
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
  }

  private String exhibits(Scope scope, String list) {
    var visit = bench.visit("/work/exhibits");
    return Objects.requireNonNull(
        bench.as(scope, () -> exhibits.exhibits(scope, visit, null, list).getBody()));
  }

  @Test
  void anExhibitIsFollowedWithItsHandsAndABrokenChainIsSeen() {
    leg("SEIZED", 1, "", "SI One");
    leg("SENT", 3, "SI One", "State FSL");
    assertThat(exhibits(io, "with-laboratory")).contains("E1", "SI One to State FSL", "State FSL");
    assertThat(exhibits(io, "broken-chain")).contains("No exhibit is in this list.");
    leg("RECEIVED", 4, "Somebody else", "State FSL");
    assertThat(exhibits(sender, "broken-chain")).contains("E1", "broken chain");

    leg("REPORTED", 9, "", "");
    assertThat(exhibits(sender, "report-not-filed")).contains("report received, not filed");
    assertThat(exhibits(sender, "with-laboratory")).contains("No exhibit is in this list.");
  }

  @Test
  void theLaboratorysQueueIsSeenFromEveryDistrictOfTheStateInCountsOnly() {
    leg("SENT", 3, "SI One", "State FSL");
    var visit = bench.visit("/work/laboratory");
    var page =
        Objects.requireNonNull(
            bench.as(receiver, () -> exhibits.laboratory(receiver, visit).getBody()));
    assertThat(page)
        .contains("State FSL", "17")
        .doesNotContain(handle)
        .doesNotContainPattern("\\b(F1|E1)\\b");
  }

  @Test
  void aCalendarAddressWorksUntilItIsTakenBackOrThePostingEnds() {
    var secret = bench.as(io, () -> addresses.make(io, Language.ENGLISH));
    var text =
        new String(
            Objects.requireNonNull(calendars.subscribed(secret).getBody()), StandardCharsets.UTF_8);
    assertThat(text).startsWith("BEGIN:VCALENDAR").contains(handle);
    assertThat(WorkBench.wordsOf(text)).doesNotContain("64 BNS", "FIR", "S1", "Officer");

    var kept =
        bench.system(() ->
            bench
                .jdbc
                .sql("select count(*) from work.calendar c where c::text like '%' || :s || '%'")
                .param("s", secret)
                .query(Integer.class)
                .single());
    assertThat(kept).isZero();
    assertThatThrownBy(() -> calendars.subscribed("A".repeat(44))).isInstanceOf(NotVisible.class);

    var other = bench.as(io, () -> addresses.make(io, Language.HINDI));
    var listed = bench.as(io, () -> addresses.list(io));
    bench.as(sender, () -> calendars.revoke(sender, listed.getLast().handle()));
    assertThat(calendars.subscribed(secret).getBody()).isNotEmpty();
    bench.as(io, () -> calendars.revoke(io, listed.getLast().handle()));
    assertThatThrownBy(() -> calendars.subscribed(secret)).isInstanceOf(NotVisible.class);
    assertThat(calendars.subscribed(other).getBody()).isNotEmpty();
    bench.endPosting(io);
    assertThatThrownBy(() -> calendars.subscribed(other)).isInstanceOf(NotVisible.class);
  }
}
