package abhaya.response.citizen;

import java.time.Instant;

/// The caller wrote, ended, refused volunteers or asked again.
///
/// @param what TIED to an incident, PLACED, WROTE, ENDED, REFUSED_VOLUNTEERS, COMPLAINED, AGAIN, OVER
public record PleaChanged(String plea, String signal, String what, Instant at) {}
