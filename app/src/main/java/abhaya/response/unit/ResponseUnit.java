package abhaya.response.unit;

import abhaya.base.geo.Point;
import abhaya.base.jurisdiction.UnitId;
import abhaya.response.incident.Agency;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A unit as the database has it.
///
/// @param id small number, given once
/// @param women women among the crew on board
/// @param load assignments since the shift began
public record ResponseUnit(
    int id,
    String callSign,
    Agency agency,
    UnitKind kind,
    UnitId home,
    Set<String> capabilities,
    @Nullable String device,
    @Nullable Point base,
    int mobiliseSeconds,
    Availability availability,
    String reason,
    Instant since,
    @Nullable Instant shiftEndsAt,
    @Nullable Instant distressAt,
    int crew,
    int women,
    int load,
    int version) {

  /// Attribute of a unit that carries a woman officer.
  public static final String WOMAN_OFFICER = "woman-officer";

  /// What a unit of no other unit can do, by word.
  public static final List<String> CAPABILITIES =
      List.of(
          "als",
          "bls",
          "foam",
          "ladder",
          "boat",
          "hazmat",
          "two-wheeler-lanes",
          "dog",
          "counsellor",
          "lang-hi",
          "lang-bn",
          "lang-ta",
          "lang-te",
          "lang-kn",
          "lang-mr",
          "lang-gu");

  public ResponseUnit {
    capabilities = Set.copyOf(capabilities);
  }

  /// What it can do, its crew of this hour included.
  public Set<String> attributes() {
    if (women == 0) return capabilities;
    var all = new java.util.HashSet<>(capabilities);
    all.add(WOMAN_OFFICER);
    return Set.copyOf(all);
  }
}
