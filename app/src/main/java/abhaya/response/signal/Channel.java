package abhaya.response.signal;

/// The ways by which somebody reaches the control room.
public enum Channel {
  VOICE,
  SMS,
  SOS,
  EMAIL,
  WEB,
  CHAT,
  WHATSAPP,
  MEDIA,
  IOT,
  EXTERNAL,
  /// The position that a phone sends along with an emergency call.
  ELS,
  /// A panic button or tracker in a public vehicle.
  VEHICLE,
  /// A phone or vehicle that reports where it is.
  POSITION
}
