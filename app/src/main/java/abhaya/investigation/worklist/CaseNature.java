package abhaya.investigation.worklist;

/// What the law looks at when it says what a report must hold.
///
/// @param rape a section of the rape group is charged
/// @param childVictim a victim is below eighteen
/// @param underBnss recorded on or after 1 Jul 2024
/// @param devices electronic devices are among the evidence
public record CaseNature(boolean rape, boolean childVictim, boolean underBnss, boolean devices) {}
