package abhaya.safecity.example;

import abhaya.base.jurisdiction.UnitId;
import abhaya.safecity.followup.FollowupStore;
import abhaya.safecity.followup.Matter;
import abhaya.safecity.followup.MatterDraw;
import abhaya.safecity.followup.MatterKind;
import abhaya.safecity.followup.MatterNote;
import abhaya.safecity.followup.MatterNote.Step;
import abhaya.safecity.project.WorkPackage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is followed up in one city: invented meetings, points, risks and events, and for Ahmedabad
/// the observation that was printed.
final class ExampleFollowup {
  private static final ZoneOffset ZONE = ZoneOffset.ofHoursMinutes(5, 30);

  private final FollowupStore store;
  private final ExampleCity city;
  private final UnitId unit;
  private final LocalDate today;

  ExampleFollowup(FollowupStore store, ExampleCity city, UnitId unit, LocalDate today) {
    this.store = store;
    this.city = city;
    this.unit = unit;
    this.today = today;
  }

  void file(List<WorkPackage> packages) {
    var held = today.minusDays(47L + city.lgd() % 9);
    var meeting =
        matter(
            MatterKind.MEETING,
            null,
            new Matter.Text("State Level Apex Committee", "", "", "Minutes of " + held),
            new Matter.Facts(held, null, 0, 0, 0, ""));
    points(meeting, held);
    risks(held);
    if (city.code().equals("AMD")) printed();
    draw(packages);
    events();
  }

  private void points(String meeting, LocalDate held) {
    var done =
        point(
            meeting, held, "Give each help desk a trained woman on every shift", "City police", 30);
    note(done, 1, Step.DONE, said("Rosters of all shifts are filed", "Rosters, 14 sheets"), 18);
    note(done, 2, Step.CLOSE, said("Rosters seen at three desks", ""), 15);
    var moving =
        point(
            meeting, held, "Switch on the lights of the station approach", "City corporation", 90);
    note(
        moving,
        1,
        Step.UPDATE,
        said("Poles stand; cable is laid for half of them", "Photographs"),
        9);
    point(meeting, held, "Settle who cuts trees before cameras", "City corporation", 21);
    var said = point(meeting, held, "Test every call box from end to end", "System integrator", 40);
    note(said, 1, Step.DONE, said("All boxes called, all answered", "Log of test calls"), 4);
  }

  private String point(String meeting, LocalDate held, String title, String owner, int days) {
    return matter(
        MatterKind.ACTION,
        meeting,
        new Matter.Text(title, "", owner, "Minutes of " + held),
        new Matter.Facts(held, held.plusDays(days), 0, 0, 0, ""));
  }

  private void risks(LocalDate held) {
    matter(
        MatterKind.RISK,
        null,
        new Matter.Text(
            "No money for running the cameras after year five", "", "State Home Department", ""),
        new Matter.Facts(held, today.plusDays(60), 4, 4, 0, ""));
    matter(
        MatterKind.RISK,
        null,
        new Matter.Text("Power failure at the control room", "", "City police", ""),
        new Matter.Facts(held, today.plusDays(30), 2, 5, 0, ""));
  }

  /// Printed in the report of the auditor.
  private void printed() {
    var observation =
        matter(
            MatterKind.OBSERVATION,
            null,
            new Matter.Text(
                "Interest of 3.21 crore was put wholly into the State fund; the Centre's 60 % was"
                    + " not sent back",
                "", "State Home Department", "Audit report, as printed"),
            new Matter.Facts(today.minusDays(120), today.plusDays(20), 0, 0, 0, ""));
    note(observation, 1, Step.REPLY, said("Challan for 1.926 crore is being drawn up", ""), 30);
  }

  private void draw(List<WorkPackage> packages) {
    var pool =
        packages.stream()
            .map(work ->
                city.code()
                    + "/"
                    + work.place().component().name()
                    + "/"
                    + work.place().countedIn().name())
            .sorted()
            .toList();
    if (pool.isEmpty()) return;
    var month = YearMonth.from(today).minusMonths(1);
    var draw =
        new MatterDraw(
            "",
            city.code(),
            unit,
            month,
            new MatterDraw.Seed("demonstration-" + month, "Seed of the demonstration"),
            pool,
            Math.min(3, pool.size()),
            month.atDay(6).atTime(11, 0).toInstant(ZONE));
    var handle = store.insert(draw, 0).orElseThrow();
    var names = draw.drawn();
    inspection(handle, names.getFirst(), month, null);
    if (names.size() > 1) inspection(handle, names.get(1), month, today.plusDays(14));
  }

  private void inspection(String draw, String name, YearMonth month, @Nullable LocalDate mendBy) {
    matter(
        MatterKind.INSPECTION,
        draw,
        new Matter.Text(
            name,
            mendBy == null ? "Found as reported" : "Two of five could not be found at their place",
            mendBy == null ? "" : "City police",
            ""),
        new Matter.Facts(month.atDay(14), mendBy, 0, 0, 0, "Photographs of the visit"));
  }

  private void events() {
    matter(
        MatterKind.OUTREACH,
        null,
        new Matter.Text("Evening at a women's college: how to call 112", "", "", "Women's college"),
        new Matter.Facts(today.minusDays(23), null, 0, 0, 180 + city.lgd(), "Attendance sheet"));
    if (!city.code().equals("LKO") && !city.code().equals("HYD")) return;
    var practice =
        matter(
            MatterKind.PRACTICE,
            null,
            new Matter.Text(
                city.code().equals("LKO")
                    ? "One test call a month from every call box"
                    : "Women walk the route before lights are placed",
                "Boxes and lights were counted as installed while nobody had tried them",
                "",
                city.nameEn()),
            new Matter.Facts(today.minusDays(200), null, 0, 0, 240_000, "Log and photographs"));
    store.insert(
        practice,
        1,
        new MatterNote(
            Step.ADOPT,
            "MUM",
            new MatterNote.Said(
                "Tried in one zone; faults found in the first round",
                "Log of the zone",
                Optional.empty()),
            0,
            Optional.empty(),
            at(60)),
        unit.value());
  }

  private String matter(
      MatterKind kind, @Nullable String parent, Matter.Text text, Matter.Facts facts) {
    return store.insert(
        new Matter(
            "",
            "",
            1,
            new Matter.Home(city.code(), unit, kind, parent),
            text,
            facts,
            new Matter.Origin("", 0, facts.on().plusDays(1).atTime(10, 0).toInstant(ZONE))));
  }

  private void note(String root, int number, Step step, MatterNote.Said said, int daysAgo) {
    var person = step == Step.CLOSE ? -3 : -2;
    store.insert(
        root,
        number,
        new MatterNote(step, city.code(), said, person, Optional.empty(), at(daysAgo)),
        unit.value());
  }

  private static MatterNote.Said said(String words, String evidence) {
    return new MatterNote.Said(words, evidence, Optional.empty());
  }

  private Instant at(int daysAgo) {
    return today.minusDays(daysAgo).atTime(12, 0).toInstant(ZONE);
  }
}
