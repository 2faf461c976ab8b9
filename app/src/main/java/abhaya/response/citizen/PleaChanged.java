package abhaya.response.citizen;

import java.time.Instant;

/// The caller wrote, ended, refused volunteers or asked again.
///
/// @param what PLACED, WROTE, ENDED, REFUSED_VOLUNTEERS, COMPLAINED, AGAIN, OVER
public record PleaChanged(String plea, String signal, String what, Instant at) {}
