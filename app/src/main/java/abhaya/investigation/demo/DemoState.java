package abhaya.investigation.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A state or union territory: what is published of it, and what is invented for the demonstration.
///
/// @param lgd code in the Local Government Directory
/// @param letters two-letter label
/// @param volumes published figures of a year
/// @param profile invented side
record DemoState(
    int lgd, String letters, String nameEn, String nameHi, Volumes volumes, Profile profile) {

  /// Published figures: districts of the revenue, and FIRs of a year.
  record Volumes(int districts, int rape2023, int rape2024, int pocso46, int pocso810) {
    /// FIRs of a year that carry the two-month clock.
    int ofYear() {
      return rape2023 + pocso46 + pocso810;
    }
  }

  /// Invented figures.
  ///
  /// @param inTime share of investigations done within two months, 0 to 1
  /// @param entryHours median from an act to its entry
  /// @param silentDays since the state fell silent; 0: it sends
  record Profile(
      int row,
      int column,
      int stations,
      int commissionerates,
      double inTime,
      double entryHours,
      int silentDays,
      boolean ownApplication) {}

  /// Name of the state's feed: `UP-CAS`, or `TN-OWN` where it runs an application of its own.
  String source() {
    return letters + (profile.ownApplication ? "-OWN" : "-CAS");
  }

  /// The label in a dotted code.
  String label() {
    return lgd < 10 ? "0" + lgd : Integer.toString(lgd);
  }

  /// All 36 in order of their LGD codes.
  static List<DemoState> all() {
    var invented = profiles();
    var states = new ArrayList<DemoState>();
    for (var row : Lists.rows("/norms/states.csv")) {
      var volumes =
          new Volumes(
              number(row[5]), number(row[6]), number(row[7]), number(row[9]), number(row[10]));
      var profile = invented.get(row[2]);
      if (profile == null) throw new IllegalStateException("No demonstration row for " + row[2]);
      states.add(new DemoState(number(row[0]), row[2], row[3], row[4], volumes, profile));
    }
    return List.copyOf(states);
  }

  private static Map<String, Profile> profiles() {
    var profiles = new HashMap<String, Profile>();
    for (var row : Lists.rows("/demo/states.csv")) {
      profiles.put(
          row[0],
          new Profile(
              number(row[1]),
              number(row[2]),
              number(row[3]),
              number(row[4]),
              number(row[5]) / 100.0,
              number(row[6]),
              number(row[7]),
              number(row[8]) == 1));
    }
    return profiles;
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }
}
