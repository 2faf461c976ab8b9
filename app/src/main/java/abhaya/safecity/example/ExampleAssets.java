package abhaya.safecity.example;

import abhaya.base.access.Scope;
import abhaya.base.access.Scopes;
import abhaya.base.platform.DatabaseContext;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import abhaya.safecity.asset.AssetPastStore;
import abhaya.safecity.asset.AssetRegister;
import abhaya.safecity.asset.DeviceStandings;
import abhaya.safecity.asset.KindStore;
import abhaya.safecity.asset.KnownAssets;
import abhaya.safecity.asset.MonthFigures;
import abhaya.safecity.fund.EntryKind;
import abhaya.safecity.fund.FundBook;
import abhaya.safecity.fund.FundQueries;
import abhaya.safecity.project.WorkPackage;
import abhaya.safecity.project.WorkQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds the things of the eight cities to the demonstration: in the numbers that were printed, each
/// invented, with a past of thirty days.
@Component
@Order(200)
class ExampleAssets implements DemoPart {
  private static final int TINY_SHARE = 60;
  private static final int DAYS = 30;

  /// Hundredths of the devices that work. Bengaluru's is the printed 5,000 of 7,500.
  private static final Map<String, Integer> WORKING =
      Map.of(
          "AMD", 87, "BLR", 67, "CHN", 88, "DEL", 74, "HYD", 79, "KOL", 63, "LKO", 84, "MUM", 91);

  private final AssetRegister register;
  private final AssetPastStore past;
  private final KindStore kinds;
  private final WorkQueries works;
  private final FundQueries funds;
  private final Memory memory;
  private final Scopes scopes;
  private final TransactionTemplate transactions;
  private final Clock clock;

  /// What is kept in memory and has to learn of a past that was written past it.
  @Component
  record Memory(KnownAssets known, DeviceStandings standings, MonthFigures months) {
    void learn() {
      known.refresh();
      standings.reload();
      months.forget();
    }
  }

  ExampleAssets(
      AssetRegister register,
      AssetPastStore past,
      KindStore kinds,
      WorkQueries works,
      FundQueries funds,
      Memory memory,
      Scopes scopes,
      TransactionTemplate transactions,
      Clock clock) {
    this.register = register;
    this.past = past;
    this.kinds = kinds;
    this.works = works;
    this.funds = funds;
    this.memory = memory;
    this.scopes = scopes;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public boolean comesAfterCases() {
    return false;
  }

  @Override
  public void load(DemoCountry country, LocalDate today) {
    var tiny = country.tree().isTiny();
    DatabaseContext.SYSTEM.run(() ->
        transactions.executeWithoutResult(_ -> {
          if (past.isEmpty()) all(scopes.ofFeed("example"), tiny, today);
        }));
    memory.learn();
  }

  private void all(Scope scope, boolean tiny, LocalDate today) {
    for (var city : works.cities(scope)) {
      var area = kinds.book().area(city.code());
      if (area.isEmpty()) continue;
      var entry = funds.find(scope, city.code()).flatMap(ExampleAssets::sanction);
      var things = new ExampleThings(city, area.get(), entry, tiny ? 5 : 30, today);
      var rows = new ArrayList<AssetRegister.Numbered>();
      for (var work : works.works(scope, city.code())) add(things, work, tiny, rows);
      for (var draft : things.beside(tiny))
        rows.add(new AssetRegister.Numbered(rows.size() + 1, draft));
      var outcome = register.take(scope, rows, "", false);
      if (!outcome.refused().isEmpty())
        throw new IllegalStateException("an example is refused: " + outcome.refused().getFirst());
    }
    var codes = WORKING.keySet().stream().sorted().toList();
    past.lay(
        clock.instant(),
        today,
        DAYS,
        codes.toArray(String[]::new),
        codes.stream()
            .map(code -> Objects.requireNonNull(WORKING.get(code)))
            .toArray(Integer[]::new));
  }

  private static java.util.Optional<ExampleThings.Sanction> sanction(FundBook book) {
    return book.lines().stream()
        .filter(line -> line.counts() && line.entry().kind() == EntryKind.SANCTION)
        .findFirst()
        .map(line ->
            new ExampleThings.Sanction(
                line.entry().id(), Objects.requireNonNullElse(line.entry().details().order(), "")));
  }

  /// As many things as the works count; of a small demonstration a part that does not count in them.
  private static void add(
      ExampleThings things, WorkPackage work, boolean tiny, List<AssetRegister.Numbered> rows) {
    if (work.evidence().isEmpty()) return;
    var last = work.evidence().getLast();
    var whole = (int) work.target();
    var part = tiny && whole > TINY_SHARE ? Math.min(TINY_SHARE, 6 + whole / 200) : whole;
    var numbers =
        new ExampleThings.Numbers(
            part,
            (int) (last.installed() * part / Math.max(1, whole)),
            (int) (last.proven() * part / Math.max(1, whole)),
            part == whole ? work.handle() : null);
    for (var draft : things.of(work.place().component(), work.place().countedIn(), numbers))
      rows.add(new AssetRegister.Numbered(rows.size() + 1, draft));
  }
}
