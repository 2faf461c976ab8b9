package abhaya.response.citizen;

import abhaya.base.web.Words;
import abhaya.response.intake.FormIntake;
import java.time.Instant;
import java.util.List;

/// Writes what the caller is shown in her language.
record PleaSheet(Words words) {
  private static final long SEEN_NOW_SECONDS = 60;

  LiveView live(PleaRegister.State state) {
    var plea = state.plea();
    var shown = plea.shown();
    var over = shown == Stage.OVER;
    var reference = FormIntake.referenceOf(plea.signal());
    return new LiveView(
        shown.name(),
        words.say("citizen.stage." + shown),
        words.say("citizen.sent", reference, words.time(plea.begunAt())),
        over ? List.of() : state.coming().stream().map(one -> coming(one, state.at())).toList(),
        state.said().stream().map(this::said).toList(),
        over ? "" : helpers(state),
        over ? "" : code(plea),
        over ? List.of() : state.faces(),
        !over && plea.volunteers(),
        state.shared(),
        over,
        over,
        over && plea.after().answer() == null,
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
        List.of(),
        false,
        true,
        live.over(),
        false,
        false,
        0);
  }

  /// First in how many minutes; by which place that was reckoned only where it is not of now.
  private String coming(PleaRegister.Near near, Instant now) {
    var one = near.unit();
    var group = group(one.state());
    var said = words.say("citizen.coming." + group, words.time(one.at()));
    if (group.equals("THERE") || near.arrival().isEmpty()) return said;
    var arrival = near.arrival().get();
    var minutes = Approach.minutes(arrival.in());
    var old = arrival.seenAt().isBefore(now.minusSeconds(SEEN_NOW_SECONDS));
    var first =
        old
            ? words.say("citizen.arrives.by", minutes, words.time(arrival.seenAt()))
            : words.say("citizen.arrives", minutes);
    return first + " · " + said;
  }

  private static String group(String state) {
    return switch (state) {
      case "ON_SCENE", "TRANSPORTING", "AT_HOSPITAL" -> "THERE";
      case "EN_ROUTE" -> "DRIVES";
      default -> "SENT";
    };
  }

  private String helpers(PleaRegister.State state) {
    var plea = state.plea();
    var helpers = plea.helpers();
    if (helpers.count() > 0) {
      var said = words.say("citizen.helpers", helpers.count());
      return state
          .helpersIn()
          .map(in -> said + " " + words.say("citizen.helpers.in", Approach.minutes(in)))
          .orElse(said);
    }
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
