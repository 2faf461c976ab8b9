package abhaya.safecity.measure;

/// What is known of a camera over an agreed time.
///
/// @param answers heartbeats
/// @param viewable checks that picture **and** recording are there
/// @param usable checks, by sample, that a picture taken after dark shows what it should
public record CameraProof(
    Spans agreed, Spans night, ProofLog answers, ProofLog viewable, ProofLog usable) {}
