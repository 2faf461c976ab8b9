package abhaya.safecity.project;

import abhaya.base.web.Words;

/// Codes of works in words.
public record WorkWords(Words words) {

  public String component(ComponentKind kind) {
    return words.say("project.component." + kind.name());
  }

  public String unit(ComponentKind.Unit unit) {
    return words.say("project.unit." + unit.name());
  }

  /// What is built, and of what: "Surveillance · cameras".
  public String title(WorkPackage work) {
    return component(work.place().component()) + " · " + unit(work.place().countedIn());
  }

  public String stage(WorkStage stage) {
    return words.say("project.stage." + stage.name());
  }

  public String bottleneck(Bottleneck code) {
    return words.say("project.bottleneck." + code.name());
  }

  public String remover(Bottleneck code) {
    return words.say("project.remover." + code.remover().name());
  }

  public String milestone(String kind) {
    return words.say("project.milestone." + kind);
  }

  /// What a turn in a work's course says: "Re-plan: 5,250 by 31-03-2027".
  public String turn(WorkChange.Course course) {
    return switch (course) {
      case WorkChange.Reached one ->
          words.say("project.course.stage", stage(one.stage()), words.date(one.on()));
      case WorkChange.Replanned one ->
          words.say(
              "project.course.plan",
              words.number(one.plan().target()),
              words.date(one.plan().dueOn()));
      case WorkChange.Moved one ->
          words.say(
              "project.course.due", milestone(one.milestone()), words.date(one.plan().dueOn()));
      case WorkChange.Done one ->
          words.say("project.course.done", milestone(one.milestone()), words.date(one.on()));
      case WorkChange.Blocked one ->
          words.say("project.course.blocked", bottleneck(one.code()), words.date(one.on()));
      case WorkChange.Cleared one ->
          words.say("project.course.cleared", bottleneck(one.code()), words.date(one.on()));
    };
  }

  public String slip(long days) {
    if (days == 0) return words.say("project.slip.none");
    return days > 0
        ? words.say("project.slip.late", words.days(days))
        : words.say("project.slip.early", words.days(-days));
  }
}
