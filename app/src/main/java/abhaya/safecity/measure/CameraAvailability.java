package abhaya.safecity.measure;

/// The three measures of a camera: it answers; its picture and recording reach the room; its
/// picture shows something after dark. Each can only be as good as the one before over the same
/// hours.
public record CameraAvailability(
    Availability answers, Availability viewable, Availability usableAtNight) {}
