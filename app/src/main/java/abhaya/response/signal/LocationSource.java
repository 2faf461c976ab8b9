package abhaya.response.signal;

/// Who says where somebody is.
public enum LocationSource {
  HANDSET,
  OPERATOR,
  APP,
  VEHICLE,
  DEVICE,
  CALLER,
  EXTERNAL
}
