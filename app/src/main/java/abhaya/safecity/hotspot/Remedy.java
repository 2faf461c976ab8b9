package abhaya.safecity.hotspot;

import abhaya.safecity.measure.WalkScore;
import abhaya.safecity.project.ComponentKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something done at a place because of one factor.
///
/// @param packageHandle of the work package under which it was ordered
/// @param doneOn null while it does not stand
public record Remedy(
    String handle,
    String city,
    int cell,
    WalkScore.Factor factor,
    Kind kind,
    @Nullable String packageHandle,
    LocalDate orderedOn,
    @Nullable LocalDate doneOn) {

  /// The same, ordered under a work package.
  public Remedy under(@Nullable String order) {
    return new Remedy(handle, city, cell, factor, kind, order, orderedOn, doneOn);
  }

  /// What can be done, for which factors, and to which component of a project it belongs.
  public enum Kind {
    LIGHTS(ComponentKind.LIGHTING, WalkScore.Factor.LIGHTING, WalkScore.Factor.FEELING),
    CLEAR_VIEW(ComponentKind.LIGHTING, WalkScore.Factor.OPENNESS, WalkScore.Factor.VISIBILITY),
    OPEN_FRONTS(ComponentKind.AWARENESS, WalkScore.Factor.VISIBILITY, WalkScore.Factor.PEOPLE),
    PATROL(ComponentKind.PATROL, WalkScore.Factor.SECURITY, WalkScore.Factor.FEELING),
    OUTPOST(ComponentKind.OUTPOST, WalkScore.Factor.SECURITY, WalkScore.Factor.PEOPLE),
    CAMERA(ComponentKind.SURVEILLANCE, WalkScore.Factor.SECURITY),
    FOOTPATH(ComponentKind.LIGHTING, WalkScore.Factor.WALK_PATH),
    BUS_STOP(ComponentKind.BUS, WalkScore.Factor.PUBLIC_TRANSPORT, WalkScore.Factor.PEOPLE),
    TOILET(ComponentKind.TOILET, WalkScore.Factor.GENDER_USAGE),
    CAMPAIGN(ComponentKind.AWARENESS, WalkScore.Factor.GENDER_USAGE, WalkScore.Factor.FEELING);

    private final ComponentKind component;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<WalkScore.Factor> factors;

    Kind(ComponentKind component, WalkScore.Factor... factors) {
      this.component = component;
      this.factors = List.of(factors);
    }

    public ComponentKind component() {
      return component;
    }

    public boolean helps(WalkScore.Factor factor) {
      return factors.contains(factor);
    }

    /// What is proposed where a factor is poor, the usual first.
    public static List<Kind> of(WalkScore.Factor factor) {
      return Arrays.stream(values()).filter(kind -> kind.helps(factor)).toList();
    }
  }
}
