package abhaya.investigation.mirror;

/// The columns of a tree.
final class Columns {
  static final int N = 0;
  static final int REPORTED = 1;
  static final int IN_TIME = 2;
  static final int CHARGED = 3;
  static final int RETURNED = 4;
  static final int COUNT = 5;

  private Columns() {}
}
