package abhaya.investigation.demo;

/// An invented officer.
///
/// @param id as records carry it
/// @param name initial and invented family name
/// @param station number of the unit
public record DemoOfficer(String id, String name, String rank, int station) {}
