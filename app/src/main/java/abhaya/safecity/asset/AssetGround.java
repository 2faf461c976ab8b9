package abhaya.safecity.asset;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.India;
import abhaya.safecity.fund.EntryKind;
import abhaya.safecity.fund.FundQueries;
import abhaya.safecity.project.WorkQueries;
import java.time.Clock;
import java.util.HashMap;
import org.springframework.stereotype.Component;

/// What a row about a thing is held against: the cities, their works, their orders of sanction.
///
/// Read as the program: a sender who may enter things need not see works and money, but a row that
/// names an order which does not exist is wrong whoever sends it.
@Component
class AssetGround {
  private final WorkQueries works;
  private final FundQueries funds;
  private final Clock clock;

  AssetGround(WorkQueries works, FundQueries funds, Clock clock) {
    this.works = works;
    this.funds = funds;
    this.clock = clock;
  }

  AssetReader.Ground of(Scope scope) {
    return DatabaseContext.SYSTEM.call(() -> read(scope));
  }

  private AssetReader.Ground read(Scope scope) {
    var cities = new HashMap<String, UnitId>();
    for (var city : works.cities(scope)) cities.put(city.code(), city.unit());
    var packages = new HashMap<String, String>();
    for (var work : works.works(scope, null)) {
      var place = work.place();
      packages.put(place.city() + " " + place.component() + " " + place.countedIn(), work.handle());
    }
    var orders = new HashMap<String, String>();
    funds
        .books(scope)
        .forEach((city, book) -> {
          for (var line : book.lines()) {
            var order = line.entry().details().order();
            if (line.entry().kind() == EntryKind.SANCTION && order != null && line.counts())
              orders.put(city + " " + order, line.entry().id());
          }
        });
    return new AssetReader.Ground(
        cities,
        unit -> scope.mayOn(Operation.TAG_ASSETS, unit) || scope.mayOn(Operation.IMPORT, unit),
        packages,
        orders,
        India.dateOf(clock.instant()));
  }
}
