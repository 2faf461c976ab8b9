package abhaya.investigation.why;

/// One thing that is counted of a case.
record Term(Tallied measure, String key, int bucket) {
  private static final int KEY_MAX = 200;

  Term {
    if (key.length() > KEY_MAX) key = key.substring(0, KEY_MAX);
  }

  static Term of(Tallied measure, String key) {
    return new Term(measure, key, 0);
  }
}
