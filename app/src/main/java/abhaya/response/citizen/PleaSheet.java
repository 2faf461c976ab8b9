package abhaya.response.citizen;

import abhaya.base.web.Words;
import abhaya.response.intake.FormIntake;
import java.util.List;

/// Writes what the caller is shown in her language.
record PleaSheet(Words words) {

  LiveView live(PleaRegister.State state) {
    var plea = state.plea();
    var shown = plea.shown();
    var over = shown == Stage.OVER;
    var reference = FormIntake.referenceOf(plea.signal());
    return new LiveView(
        shown.name(),
        words.say("citizen.stage." + shown),
        words.say("citizen.sent", reference, words.time(plea.begunAt())),
        over ? List.of() : state.coming().stream().map(this::coming).toList(),
        state.said().stream().map(this::said).toList(),
        over ? "" : helpers(plea),
        over ? "" : code(plea),
        !over && plea.volunteers(),
        state.shared(),
        over,
        over,
        plea.rating());
  }

  /// For whoever has her link: neither words nor code.
  LiveView link(PleaRegister.State state) {
    var live = live(state);
    return new LiveView(
        live.stage(),
        live.headline(),
        live.lead(),
        live.coming(),
        List.of(),
        live.helpers(),
        "",
        false,
        true,
        live.over(),
        false,
        0);
  }

  private String coming(PleaStore.Coming one) {
    return words.say("citizen.coming." + group(one.state()), words.time(one.at()));
  }

  private static String group(String state) {
    return switch (state) {
      case "ON_SCENE", "TRANSPORTING", "AT_HOSPITAL" -> "THERE";
      case "EN_ROUTE" -> "DRIVES";
      default -> "SENT";
    };
  }

  private String helpers(Plea plea) {
    var helpers = plea.helpers();
    if (helpers.count() > 0) return words.say("citizen.helpers", helpers.count());
    return words.say(plea.volunteers() ? "citizen.helpers.asked" : "citizen.helpers.none");
  }

  private String code(Plea plea) {
    var says = plea.helpers().says();
    var answers = plea.helpers().answers();
    if (says == null || answers == null) return "";
    return words.say("citizen.code", words.say("citizen.word." + says), answers);
  }

  private LiveView.Said said(PleaStore.Said one) {
    return new LiveView.Said(one.key(), one.mine(), one.words(), words.time(one.at()));
  }
}
