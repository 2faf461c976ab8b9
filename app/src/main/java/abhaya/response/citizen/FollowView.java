package abhaya.response.citizen;

/// The page of one plea, without script.
///
/// @param base address of its acts; empty for a link, which has none
public record FollowView(String base, LiveView live) {
  public boolean isHers() {
    return !base.isEmpty();
  }
}
