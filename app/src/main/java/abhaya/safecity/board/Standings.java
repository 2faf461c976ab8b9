package abhaya.safecity.board;

import abhaya.base.access.Scope;
import abhaya.base.platform.India;
import abhaya.safecity.fund.FundQueries;
import abhaya.safecity.project.WorkQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Puts works and money of the reader's cities side by side.
@Component
class Standings {
  private final WorkQueries works;
  private final FundQueries funds;
  private final Clock clock;

  Standings(WorkQueries works, FundQueries funds, Clock clock) {
    this.works = works;
    this.funds = funds;
    this.clock = clock;
  }

  LocalDate today() {
    return India.dateOf(clock.instant());
  }

  List<CityStanding> all(Scope scope) {
    var books = funds.books(scope);
    var byCity =
        works.works(scope, null).stream()
            .collect(Collectors.groupingBy(work -> work.place().city()));
    var standings = new ArrayList<CityStanding>();
    for (var city : works.cities(scope)) {
      var book = books.get(city.code());
      if (book == null) continue;
      standings.add(
          new CityStanding(
              city,
              book,
              byCity.getOrDefault(city.code(), List.of()),
              works.reports(scope, city.code()),
              today()));
    }
    return standings;
  }

  Optional<CityStanding> find(Scope scope, String city) {
    return all(scope).stream().filter(one -> one.city().code().equals(city)).findFirst();
  }
}
