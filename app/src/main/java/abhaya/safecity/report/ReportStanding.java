package abhaya.safecity.report;

import abhaya.base.access.Scope;
import abhaya.base.geo.Box;
import abhaya.safecity.hotspot.HotspotStore;
import abhaya.safecity.project.Standing;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Open citizen reports at a place on the map.
@Component
class ReportStanding implements Standing {
  private final ReportQueries reports;
  private final HotspotStore grounds;

  ReportStanding(ReportQueries reports, HotspotStore grounds) {
    this.reports = reports;
    this.grounds = grounds;
  }

  @Override
  public List<List<Found>> within(Scope scope, String city, List<Box> boxes) {
    var ground = grounds.find(city);
    if (ground.isEmpty()) return boxes.stream().map(_ -> List.<Found>of()).toList();
    var open =
        reports.list(scope, city).stream()
            .filter(one -> one.isOpen() && !one.held() && one.ties().sameAs() == null)
            .toList();
    var all = new ArrayList<List<Found>>();
    for (var box : boxes) {
      var cell = ground.get().cellOf(box.centre()).orElse(-1);
      var here =
          open.stream()
              .filter(one -> Integer.valueOf(cell).equals(one.content().where().cell()))
              .count();
      all.add(List.of(Found.counted("report.standing", here)));
    }
    return all;
  }
}
