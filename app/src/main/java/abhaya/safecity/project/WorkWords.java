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

  public String slip(long days) {
    if (days == 0) return words.say("project.slip.none");
    return days > 0
        ? words.say("project.slip.late", words.days(days))
        : words.say("project.slip.early", words.days(-days));
  }
}
