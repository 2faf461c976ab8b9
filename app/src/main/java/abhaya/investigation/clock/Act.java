package abhaya.investigation.clock;

/// An act whose sections are met in first information reports.
public enum Act {
  IPC("IPC"),
  BNS("BNS"),
  POCSO("POCSO"),
  CRPC("CrPC"),
  BNSS("BNSS"),
  IT("IT Act"),
  SCST("SC/ST Act"),
  JJ("JJ Act"),
  DP("DP Act"),
  ITPA("ITP Act"),
  ARMS("Arms Act"),
  PCMA("PCM Act"),
  DV("DV Act"),
  NDPS("NDPS Act"),
  MV("MV Act"),
  EVIDENCE("Evidence Act"),
  BSA("BSA"),
  MTP("MTP Act"),
  PCPNDT("PCPNDT Act"),
  INDECENT("IRW Act"),
  FOREIGNERS("Foreigners Act"),
  PASSPORT("Passports Act"),
  EXCISE("Excise Act"),
  EXPLOSIVES("Explosives Act"),
  GAMBLING("Gambling Act");

  private final String shortName;

  Act(String shortName) {
    this.shortName = shortName;
  }

  /// As it stands after a section number: `IPC 376AB`.
  public String shortName() {
    return shortName;
  }

  /// Key of the full name in the message files.
  public String messageKey() {
    return "clock.act." + name();
  }
}
