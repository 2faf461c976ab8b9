package abhaya.investigation.referral;

import java.time.Instant;

/// A referred incident stands otherwise than before.
public record ReferralChanged(String incident, String state, Instant at) {}
