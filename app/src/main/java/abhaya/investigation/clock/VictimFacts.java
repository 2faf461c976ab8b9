package abhaya.investigation.clock;

/// What the law needs to know of a victim, and no more.
///
/// @param child below eighteen
public record VictimFacts(boolean child, boolean female, boolean disabled) {}
