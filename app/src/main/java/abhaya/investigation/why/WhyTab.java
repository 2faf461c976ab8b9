package abhaya.investigation.why;

/// The pages of a unit, in the order of the questions.
enum WhyTab {
  COMPARE(""),
  DELAYS("/delays"),
  CLOSING("/closing"),
  NEXT("/next"),
  WHAT_IF("/what-if"),
  DONE("/done");

  private final String path;

  WhyTab(String path) {
    this.path = path;
  }

  String href(String code) {
    return "/why/" + code + path;
  }

  String messageKey() {
    return "why.tab." + name();
  }
}
