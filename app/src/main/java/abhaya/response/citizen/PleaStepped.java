package abhaya.response.citizen;

import java.time.Instant;

/// Help is a step nearer to a caller.
public record PleaStepped(String plea, String signal, String stage, Instant at) {}
