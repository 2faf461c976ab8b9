package abhaya.response.incident;

/// Who may be sent, each with a case of its own under the incident.
public enum Agency {
  POLICE("112"),
  FIRE("101"),
  HEALTH("108"),
  WOMEN_HELPLINE("181"),
  CHILD_LINE("1098"),
  RAILWAY("139"),
  CYBER_FRAUD("1930"),
  DISASTER("1070");

  private final String number;

  Agency(String number) {
    this.number = number;
  }

  /// Under which the agency itself is reached.
  public String number() {
    return number;
  }
}
