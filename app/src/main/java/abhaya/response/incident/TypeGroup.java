package abhaya.response.incident;

/// Families of incident types.
public enum TypeGroup {
  WOMEN_CHILD,
  VIOLENCE,
  PANIC,
  MEDICAL,
  ROAD,
  FIRE_RESCUE,
  SELF_HARM,
  DISASTER,
  PROPERTY,
  ORDER,
  RAILWAY,
  NON_EVENT
}
