package abhaya.safecity.project;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What proves that a planned asset stands where it should.
///
/// @param place null if nobody has located it
/// @param photo null if nobody has photographed it
public record AssetProof(
    String assetId,
    AssetStage stage,
    @Nullable LocalDate installedOn,
    @Nullable Place place,
    @Nullable Photo photo) {

  /// How far from the asset its photograph may have been taken.
  private static final double PHOTO_METRES_MAX = 100;

  private static final double METRES_A_DEGREE = 111_195;

  public record Place(double latitude, double longitude) {

    public Place {
      if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180))
        throw new IllegalArgumentException("a place on Earth");
    }

    /// On a plane, which is good enough for the length of a street.
    double metresTo(Place other) {
      var north = (other.latitude - latitude) * METRES_A_DEGREE;
      var east =
          (other.longitude - longitude) * METRES_A_DEGREE * Math.cos(Math.toRadians(latitude));
      return Math.hypot(north, east);
    }
  }

  /// @param from where it was taken; null if the picture does not say
  public record Photo(LocalDate takenOn, @Nullable Place from) {}

  /// What is missing from a proof.
  public enum Gap {
    NOT_ACCEPTED,
    NOT_LOCATED,
    NOT_PHOTOGRAPHED,
    PHOTO_WITHOUT_PLACE,
    PHOTO_FROM_ELSEWHERE,
    PHOTO_BEFORE_INSTALLATION
  }

  /// Everything that is missing; none means that the asset counts.
  public Set<Gap> gaps() {
    var gaps = EnumSet.noneOf(Gap.class);
    if (!stage.isAccepted()) gaps.add(Gap.NOT_ACCEPTED);
    if (place == null) gaps.add(Gap.NOT_LOCATED);
    if (photo == null) gaps.add(Gap.NOT_PHOTOGRAPHED);
    else {
      placeGap(photo).ifPresent(gaps::add);
      if (installedOn != null && photo.takenOn().isBefore(installedOn))
        gaps.add(Gap.PHOTO_BEFORE_INSTALLATION);
    }
    return gaps;
  }

  public boolean counts() {
    return gaps().isEmpty();
  }

  private Optional<Gap> placeGap(Photo taken) {
    if (taken.from() == null) return Optional.of(Gap.PHOTO_WITHOUT_PLACE);
    if (place != null && place.metresTo(taken.from()) > PHOTO_METRES_MAX)
      return Optional.of(Gap.PHOTO_FROM_ELSEWHERE);
    return Optional.empty();
  }
}
