package abhaya.safecity.board;

import abhaya.base.web.Headline;
import abhaya.base.web.Words;
import abhaya.safecity.followup.FollowupSheet;
import abhaya.safecity.followup.MatterCourse;
import abhaya.safecity.followup.MatterKind;
import abhaya.safecity.project.ComponentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a review meeting of one city has on the table: the same figures as the boards, in the order
/// in which they are spoken about.
final class PackSheet {
  private final Words words;
  private final CityStanding city;
  private final Map<ComponentKind, Long> budgets;
  private final FollowupSheet matters;
  private final CitySheet board;

  PackSheet(
      Words words,
      CityStanding city,
      Map<ComponentKind, Long> budgets,
      List<MatterCourse> courses) {
    this.words = words;
    this.city = city;
    this.budgets = Map.copyOf(budgets);
    this.matters = new FollowupSheet(words, courses, city.today());
    this.board = new CitySheet(words, city);
  }

  CityView.State state() {
    return board.state();
  }

  List<Headline> headlines() {
    return board.headlines();
  }

  List<Headline> followed() {
    return matters.headlines();
  }

  List<Map.Entry<String, String>> earned() {
    return board.earned();
  }

  List<CroreView.Step> parts() {
    var money = new MoneySheet(words, List.of(city));
    var parts = new ArrayList<CroreView.Step>();
    parts.add(part("points", "followup.kinds.ACTION", matters.table(MatterKind.ACTION)));
    parts.add(part("packages", "board.packages", board.packages()));
    parts.add(
        part("components", "board.components", new ComponentSheet(words, city, budgets).table()));
    parts.add(part("milestones", "board.milestones", board.milestones()));
    parts.add(part("bottlenecks", "board.bottlenecks", board.obstacles()));
    parts.add(part("holders", "board.holders", money.holders()));
    parts.add(part("certificates", "board.money.certificates", money.certificates()));
    parts.add(part("findings", "board.money.findings", money.findings()));
    parts.add(part("risks", "followup.kinds.RISK", matters.table(MatterKind.RISK)));
    parts.add(
        part("observations", "followup.kinds.OBSERVATION", matters.table(MatterKind.OBSERVATION)));
    parts.add(
        part("inspections", "followup.kinds.INSPECTION", matters.table(MatterKind.INSPECTION)));
    return parts;
  }

  private CroreView.Step part(String id, String key, abhaya.base.web.DataTable table) {
    return new CroreView.Step(id, words.say(key), "", table);
  }
}
