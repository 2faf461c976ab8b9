package abhaya.response.volunteer;

import abhaya.base.jurisdiction.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One volunteer, as a station keeps her.
///
/// @param person the account she signs in with; null until the station has handed it over
/// @param numberMark keyed hash of her number, to be compared with whom a caller blocked
/// @param device hash of the word of her one telephone
/// @param requestedBy who proved her at the station, and so may not approve her
/// @param round of approvals; a suspension ends with a new one
public record Volunteer(
    long id,
    String handle,
    UnitId station,
    @Nullable Long person,
    String displayName,
    String numberMark,
    boolean woman,
    LocalDate provedOn,
    LocalDate checkedOn,
    LocalDate trainedOn,
    long requestedBy,
    int round,
    int approvals,
    VolunteerState state,
    @Nullable LocalDate termTo,
    @Nullable String device,
    boolean onDuty,
    @Nullable Instant suspendedAt,
    @Nullable String suspendedWhy) {

  /// Verified, within the term, not suspended.
  public boolean mayServeOn(LocalDate day) {
    return state == VolunteerState.VERIFIED && termTo != null && !day.isAfter(termTo);
  }

  /// What others are told: neither name nor number.
  public String code() {
    return "V-"
        + handle.replaceAll("[^A-Za-z0-9]", "").substring(0, 4).toUpperCase(java.util.Locale.ROOT);
  }

  /// Never prints who it is.
  @Override
  public String toString() {
    return "Volunteer[" + handle + " " + state + "]";
  }
}
