package abhaya.safecity.report;

import abhaya.base.geo.StreetGrid;
import abhaya.base.platform.India;
import abhaya.safecity.hotspot.Ground;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Reports for a demonstration, in every state a report can be in.
@Component
public class ReportExamples {
  private static final int REPORTS = 24;
  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final ReportStore store;

  ReportExamples(ReportStore store) {
    this.store = store;
  }

  @Transactional(readOnly = true)
  public boolean isEmpty() {
    return store.all().isEmpty();
  }

  /// Writes the reports of one city.
  @Transactional(propagation = Propagation.MANDATORY)
  public void plant(Ground ground, StreetGrid streets, LocalDate today, SplittableRandom random) {
    for (var i = 0; i < REPORTS; i++) {
      var day = today.minusDays(random.nextInt(1, 80));
      var at =
          day.atTime(18 + random.nextInt(5), random.nextInt(60)).atZone(India.ZONE).toInstant();
      var place = streets.somewhere(random);
      var cell = ground.cellOf(place);
      var kind = ServiceKind.all().get(random.nextInt(ServiceKind.all().size()));
      var content =
          new Report.Content(
              new UUID(random.nextLong(), random.nextLong()),
              kind,
              ground.city(),
              new Report.Where(
                  place,
                  cell.isPresent() ? cell.getAsInt() : null,
                  "",
                  streets.street(random).code()),
              "",
              Map.of(),
              i % 5 == 0 ? Report.Channel.OPEN311 : Report.Channel.WEB);
      store.insert(
          ground.unit(),
          new Report("", reference(random), content, Report.Ties.NONE, i == 7, acts(i, at)),
          at);
    }
  }

  private static List<Report.Act> acts(int number, Instant at) {
    var acts = new ArrayList<Report.Act>();
    acts.add(new Report.Act(Report.Move.RECEIVE, "", null, at));
    if (number % 4 == 0) return acts;
    acts.add(new Report.Act(Report.Move.ACCEPT, "", null, at.plusSeconds(40_000)));
    if (number % 4 == 1) return acts;
    acts.add(new Report.Act(Report.Move.DONE, "", null, at.plusSeconds(80_000)));
    if (number % 4 == 3)
      acts.add(new Report.Act(Report.Move.RATE, "", 1 + number % 5, at.plusSeconds(85_000)));
    return acts;
  }

  private static String reference(SplittableRandom random) {
    var letters = new StringBuilder("R-");
    for (var i = 0; i < 10; i++) {
      if (i == 5) letters.append('-');
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }
}
