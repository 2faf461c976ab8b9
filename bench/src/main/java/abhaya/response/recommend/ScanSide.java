package abhaya.response.recommend;

/// Looks at every unit: the oracle, and the denominator.
record ScanSide(MovingUnits units) implements Side {
  @Override
  public void moved(int unit) {
    // the units are what is looked at
  }

  @Override
  public void ask(Question[] questions, int[][] answers) {
    for (int i = 0; i < questions.length; i++) answers[i] = units.nearest(questions[i]);
  }
}
