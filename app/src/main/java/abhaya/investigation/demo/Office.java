package abhaya.investigation.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// One state's stations as its records name them: codes by day, FIR numbers, officers.
final class Office {
  private static final String[] RANKS = {"SI", "WSI", "Inspector", "ASI", "WSI", "SI"};
  private static final int OFFICERS_MAX = 8;
  private static final int YEARS = 8;
  private static final int LABORATORIES = 3;

  private final long seed;
  private final DemoTree tree;
  private final LocalDate today;
  private final int firstNumber;
  private final byte[][] lastingCodes;
  private final int[] officerCounts;
  private final int[] numbers;
  private final int firstYear;
  private final int[] zeroNumbers;
  private final byte[][] officers;
  private final Map<String, byte[]> places = new HashMap<>();

  /// @param firstNumber below the FIR numbers of a year; keeps the runs of a large feed apart
  Office(long seed, DemoTree tree, int lgd, LocalDate today, int firstNumber) {
    this.seed = seed;
    this.tree = tree;
    this.today = today;
    this.firstNumber = firstNumber;
    var size = tree.units().size();
    lastingCodes = new byte[size][];
    officerCounts = new int[size];
    firstYear = today.getYear() - YEARS + 2;
    numbers = new int[size * YEARS];
    zeroNumbers = new int[size * YEARS];
    officers = new byte[size * OFFICERS_MAX][];
    for (var station : tree.stations(lgd)) {
      officerCounts[station.unit()] = station.officers();
      var code = tree.code(station.unit(), today);
      var same = code.equals(tree.code(station.unit(), DemoTree.FIRST_DAY));
      if (same) lastingCodes[station.unit()] = RowBytes.ascii(code);
    }
  }

  byte[] code(int station, long minute) {
    var lasting = lastingCodes[station];
    if (lasting != null) return lasting;
    return RowBytes.ascii(tree.code(station, LocalDate.ofEpochDay(CasePlan.day(minute))));
  }

  byte[] codeToday(int station) {
    return RowBytes.ascii(tree.code(station, today));
  }

  /// The next number in the station's register of the year; other crimes take numbers too. A case
  /// that turns in the next year takes one there while others still come in the old one.
  String firNumber(Dice dice, int station, long minute, boolean zero) {
    var year = LocalDate.ofEpochDay(CasePlan.day(minute)).getYear();
    var register = station * YEARS + Math.clamp(year - firstYear, 0, YEARS - 1);
    if (zero) return (firstNumber + ++zeroNumbers[register]) + "/" + year;
    numbers[register] += 1 + dice.below(6);
    return (firstNumber + numbers[register]) + "/" + year;
  }

  /// Opaque key of a FIR in its source: `9-0917-2025-118`, `9-0917-2025-Z3`.
  String key(int station, String firNumber, boolean zero) {
    var unit = tree.unit(station);
    var slash = firNumber.indexOf('/');
    return unit.stateLgd()
        + "-"
        + unit.label().substring(1)
        + "-"
        + firNumber.substring(slash + 1)
        + (zero ? "-Z" : "-")
        + firNumber.substring(0, slash);
  }

  /// Handle of the laboratory, hospital, court or prosecutor's office that has to do with a
  /// station's cases: `FSL-09-2`, `HOSP-09-D014`.
  byte[] place(String kind, int station) {
    return places.computeIfAbsent(
        kind + station,
        key -> {
          var state = tree.unit(station).stateLgd();
          var name = kind.equals("FSL") ? "" + laboratory(station) : district(station);
          return RowBytes.ascii("%s-%02d-%s".formatted(kind, state, name));
        });
  }

  /// A state has up to three laboratories, each with a pace of its own.
  double laboratoryPace(int station) {
    var dice = Dice.of(seed, 37, tree.unit(station).stateLgd() * 10L + laboratory(station));
    return 0.6 + 0.9 * dice.unit();
  }

  private int laboratory(int station) {
    return 1 + Math.floorMod(district(station).hashCode(), LABORATORIES);
  }

  /// Label of the district; of the station itself where it stands in none.
  private String district(int station) {
    for (var above : tree.above(station, today)) {
      if (tree.unit(above).kind() == DemoUnit.Kind.DISTRICT) return tree.unit(above).label();
    }
    return tree.unit(station).label();
  }

  /// One of the station's officers, by chance.
  int anyOfficer(Dice dice, int station) {
    return dice.below(Math.max(1, officerCounts[station]));
  }

  /// As JSON: `{"id":"9-0917-2","name":"K. Verandi","rank":"SI"}`.
  byte[] officer(int station, int which) {
    var at = station * OFFICERS_MAX + which;
    if (officers[at] == null) officers[at] = RowBytes.ascii(json(officerOf(station, which)));
    return officers[at];
  }

  DemoOfficer officerOf(int station, int which) {
    var unit = tree.unit(station);
    var id = unit.stateLgd() + "-" + unit.label().substring(1) + "-" + (which + 1);
    var dice = Dice.of(seed, 31, (long) station * OFFICERS_MAX + which);
    return new DemoOfficer(id, Names.officer(dice), RANKS[which], station);
  }

  int officers(int station) {
    return officerCounts[station];
  }

  private static String json(DemoOfficer officer) {
    return "{\"id\":\"%s\",\"name\":\"%s\",\"rank\":\"%s\"}"
        .formatted(officer.id(), officer.name(), officer.rank());
  }
}
