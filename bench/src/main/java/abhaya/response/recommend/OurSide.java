package abhaya.response.recommend;

/// The product's own class, told as the fleet tells it.
final class OurSide implements Side {
  private final MovingUnits units;
  private final NearestUnits free = new NearestUnits();

  OurSide(MovingUnits units) {
    this.units = units;
    for (int unit = 0; unit < units.size(); unit++) moved(unit);
  }

  @Override
  public void moved(int unit) {
    if (!units.isFree(unit)) {
      free.remove(unit);
      return;
    }
    var place = units.point(unit);
    free.put(unit, place.lat(), place.lon(), units.abilities(unit));
  }

  @Override
  public void ask(Question[] questions, int[][] answers) {
    for (int i = 0; i < questions.length; i++) {
      var question = questions[i];
      answers[i] = free.nearest(question.place(), Question.COUNT, question.asked());
    }
  }
}
