package abhaya.investigation.compliance;

import abhaya.base.web.Address;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Language;
import abhaya.base.web.Link;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// An invented nation for the page's look and its tests.
public final class OverviewSample {
  private static final Instant UP_TO = Instant.parse("2026-11-23T04:10:00Z");
  private static final YearMonth FIRST = YearMonth.of(2018, 4);
  private static final int MONTHS = 104;

  private OverviewSample() {}

  /// The frame of the nation's overview.
  public static PageFrame frame(Visit visit) {
    var india = visit.words().language() == Language.HINDI ? "भारत" : "India";
    return PageFrame.of(visit, visit.words().say("compliance.title"))
        .ownHeading()
        .section("investigation")
        .crumbs(List.of(Link.here(india)))
        .ways(new PageFrame.Ways(null, null, null, "/overview?export=csv"))
        .scripts("components/trend.mjs");
  }

  public static OverviewView view(Visit visit) {
    var sheet = new OverviewSheet(visit, figures(visit));
    return sheet.view(chips(visit), new OverviewSheet.Links("India", false, "/quarantine", null));
  }

  static OverviewFigures figures(Visit visit) {
    var asOf = AsOf.of(null, LocalDate.of(2026, 11, 23));
    var children = children(visit.words().language() == Language.HINDI);
    var here = Figures.sum(children.stream().map(OverviewFigures.Child::figures).toList());
    var random = new Random(7);
    return new OverviewFigures(
        asOf,
        Window.cumulative(asOf.day()),
        OverviewFigures.Lens.CUMULATIVE,
        here,
        here,
        figures(random, here.registered() / 8, 0.7142, 0.91),
        months(random, 7200, 0.42, 0.78, MONTHS),
        children,
        OverviewFigures.ChildKind.STATE,
        412,
        UP_TO,
        false);
  }

  private static List<OverviewFigures.Child> children(boolean hindi) {
    var random = new Random(11);
    var children = new ArrayList<OverviewFigures.Child>();
    for (var line : lines()) {
      var part = line.split(";", 6);
      var rate = 0.30 + 0.58 * random.nextDouble();
      var registered = Math.round(Math.exp(5.5 + 6 * random.nextDouble()));
      var silent = part[0].equals("MN") || part[0].equals("LD");
      children.add(
          new OverviewFigures.Child(
              "IN." + part[3],
              hindi ? part[5] : part[4],
              "/overview?unit=IN." + part[3],
              new OverviewFigures.Tile(
                  part[0], Integer.parseInt(part[1]), Integer.parseInt(part[2])),
              figures(random, registered, rate, 0.6 + 0.4 * random.nextDouble()),
              months(random, registered / 90.0, rate - 0.08, rate + 0.06, 12),
              silent ? Instant.parse("2026-10-29T11:20:00Z") : UP_TO,
              silent,
              false));
    }
    return children;
  }

  private static List<String> lines() {
    try (var csv = OverviewSample.class.getResourceAsStream("/oracles/web/state-tiles.csv")) {
      var text = new String(Objects.requireNonNull(csv).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Figures figures(Random random, long registered, double rate, double speed) {
    long young = Math.round(registered * 0.022);
    long mature = registered - young;
    long inTime = Math.round(mature * rate);
    long late = Math.round((mature - inTime) * speed);
    long overdue = mature - inTime - late;
    long youngDone = Math.round(young * 0.27);
    long reports = inTime + late + youngDone;
    return new Figures(
        inTime,
        late,
        overdue,
        youngDone,
        young - youngDone,
        Math.round(reports * (0.74 + 0.1 * random.nextDouble())),
        ageing(overdue));
  }

  private static Ageing ageing(long overdue) {
    long first = Math.round(overdue * 0.351);
    long second = Math.round(overdue * 0.211);
    long third = Math.round(overdue * 0.219);
    long fourth = Math.round(overdue * 0.103);
    return new Ageing(
        first,
        Math.min(second, overdue - first),
        Math.min(third, Math.max(0, overdue - first - second)),
        Math.min(fourth, Math.max(0, overdue - first - second - third)),
        Math.max(0, overdue - first - second - third - fourth));
  }

  private static List<OverviewFigures.Month> months(
      Random random, double size, double from, double to, int count) {
    var months = new ArrayList<OverviewFigures.Month>();
    var start = FIRST.plusMonths(MONTHS - count);
    for (var i = 0; i < count; i++) {
      var rate = from + (to - from) * i / count + 0.04 * (random.nextDouble() - 0.5);
      var inMonth = Math.round(size * (0.8 + 0.4 * random.nextDouble()));
      var fresh = i >= count - 2;
      months.add(
          new OverviewFigures.Month(
              start.plusMonths(i),
              fresh ? young(inMonth) : oldMonth(inMonth, Math.clamp(rate, 0.02, 0.98))));
    }
    return months;
  }

  private static Figures oldMonth(long size, double rate) {
    long inTime = Math.round(size * rate);
    return new Figures(inTime, size - inTime, 0, 0, 0, inTime, Ageing.NONE);
  }

  private static Figures young(long size) {
    return new Figures(0, 0, 0, size / 4, size - size / 4, 0, Ageing.NONE);
  }

  private static FilterChips chips(Visit visit) {
    var words = visit.words();
    var all = words.say("compliance.chip.all");
    var ask =
        new FilterChips.Ask(
            Address.of(visit.address()).path(),
            words.say("compliance.chip.asOf"),
            "asOf",
            "date",
            "2026-11-23",
            words.say("compliance.chip.show"),
            Address.of(visit.address()).without("asOf").entries());
    return new FilterChips(
        List.of(
            chip(words.say("compliance.chip.asOf"), "23-11-2026", false, List.of(), ask),
            chip(
                words.say("compliance.chip.window"),
                words.say("compliance.fromTo", "21-04-2018", "23-11-2026"),
                true,
                List.of(
                    choice(visit, words.say("compliance.rolling"), "window", "rolling"),
                    choice(visit, words.say("compliance.cohorts"), "window", "cohorts")),
                null),
            chip(words.say("compliance.chip.act"), all, false, acts(visit), null),
            chip(words.say("compliance.chip.group"), all, false, acts(visit), null),
            chip(words.say("compliance.chip.age"), all, false, acts(visit), null),
            chip(words.say("compliance.chip.kind"), all, false, acts(visit), null)),
        List.of(chip("", words.say("compliance.chip.export"), false, acts(visit), null)));
  }

  private static List<FilterChips.Choice> acts(Visit visit) {
    return List.of(
        choice(visit, visit.words().say("compliance.chip.all"), "act", ""),
        choice(visit, "BNS", "act", "BNS"),
        choice(visit, "POCSO", "act", "POCSO"));
  }

  private static FilterChips.Choice choice(Visit visit, String text, String name, String value) {
    return new FilterChips.Choice(text, "", visit.with(name, value), value.isEmpty());
  }

  private static FilterChips.Chip chip(
      String label,
      String value,
      boolean on,
      List<FilterChips.Choice> choices,
      FilterChips.@Nullable Ask ask) {
    return new FilterChips.Chip(label, value, on, choices, ask);
  }
}
