package abhaya.investigation.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The national picture of 24 Nov 2020 as it was published: how many FIRs, how many of them in time.
///
/// Of the published numbers the whole is exact; how it falls on states is invented, by their volumes
/// and by the same latent quality as in the country.
final class Snapshot2020 {
  /// The population starts with the Ordinance.
  static final LocalDate FIRST = LocalDate.of(2018, 4, 21);

  static final LocalDate DAY = LocalDate.of(2020, 11, 24);

  /// The last day of record whose two months were over.
  static final LocalDate LAST_MATURE = LocalDate.of(2020, 9, 24);

  /// The end of the day in India.
  static final Instant UNTIL = Instant.parse("2020-11-24T18:29:00Z");

  private static final int MATURE = 164_449;
  private static final int IN_TIME = 54_161;
  private static final int LATE = 72_358;
  private static final int YOUNG = 8_022;
  private static final int YOUNG_DISPOSED = 1_075;

  private final Map<Integer, Share> shares = new HashMap<>();

  /// A state's part.
  record Share(int inTime, int late, int overdue, int youngDisposed, int youngOpen) {
    int total() {
      return inTime + late + overdue + youngDisposed + youngOpen;
    }
  }

  Snapshot2020(List<DemoState> states) {
    var volumes = states.stream().map(state -> (double) state.volumes().ofYear()).toList();
    var mature = Apportionment.of(MATURE, volumes);
    var young = Apportionment.of(YOUNG, volumes);
    var good = new ArrayList<Double>();
    for (var at = 0; at < mature.length; at++) {
      good.add(mature[at] * states.get(at).profile().inTime());
    }
    var inTime = Apportionment.of(IN_TIME, good);
    var late = Apportionment.of(LATE, difference(mature, inTime));
    var disposed = Apportionment.of(YOUNG_DISPOSED, difference(young, new int[young.length]));
    for (var at = 0; at < mature.length; at++) {
      var overdue = mature[at] - inTime[at] - late[at];
      var share = new Share(inTime[at], late[at], overdue, disposed[at], young[at] - disposed[at]);
      shares.put(states.get(at).lgd(), share);
    }
  }

  private static List<Double> difference(int[] whole, int[] part) {
    var rest = new ArrayList<Double>();
    for (var at = 0; at < whole.length; at++) rest.add((double) whole[at] - part[at]);
    return rest;
  }

  Share share(int lgd) {
    var share = shares.get(lgd);
    if (share == null) throw new IllegalArgumentException("No state " + lgd);
    return share;
  }
}
