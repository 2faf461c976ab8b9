package abhaya.safecity.followup;

import abhaya.base.access.Scope;
import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import abhaya.base.web.Words;
import abhaya.safecity.followup.MatterNote.Step;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.CityTabs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One matter with its facts, its way and the steps that may follow.
final class MatterSheet {
  private final Words words;
  private final FollowupWords say;
  private final MatterCourse course;
  private final LocalDate today;

  MatterSheet(Words words, MatterCourse course, LocalDate today) {
    this.words = words;
    this.say = new FollowupWords(words);
    this.course = course;
    this.today = today;
  }

  /// @param place empty in the library of good practice
  /// @param adopters cities for which the reader may take it over
  MatterView view(
      Scope scope,
      Optional<CityProject> place,
      List<CityProject> adopters,
      @Nullable List<MatterCourse> children,
      String problem) {
    var own = "/safecity/" + course.now().home().city() + "/followup/" + course.now().root();
    var may = place.isPresent() && FollowupRegister.mayEnter(scope, place.get().unit());
    return new MatterView(
        place.map(city -> CityTabs.tabs(words, city, "")).orElse(List.of()),
        say.state(course, today),
        problem,
        facts(),
        say.versions(course),
        children == null ? null : points(children),
        say.timeline(course),
        forms(scope, place, adopters),
        may ? new Link(words.say("followup.mend"), own + "/mend") : null);
  }

  private DataTable points(List<MatterCourse> children) {
    return new FollowupSheet(words, children, today).table(MatterKind.ACTION);
  }

  private List<Map.Entry<String, String>> facts() {
    var facts = new ArrayList<Map.Entry<String, String>>();
    var now = course.now();
    fact(facts, words.say("followup.kindOf"), say.kind(course.kind()));
    fact(facts, label("on"), words.date(now.facts().on()));
    fact(facts, label("owner"), now.text().owner());
    if (now.facts().dueOn() != null) fact(facts, label("due"), say.day(now.facts().dueOn()));
    if (now.facts().weight() > 0)
      fact(
          facts,
          words.say("followup.weight"),
          now.facts().likelihood() + " × " + now.facts().impact() + " = " + now.facts().weight());
    if (now.facts().count() > 0) fact(facts, label("number"), words.number(now.facts().count()));
    fact(facts, label("source"), now.text().source());
    fact(facts, label("evidence"), now.facts().evidence());
    fact(facts, label("detail"), now.text().detail());
    if (now.version() == 1) fact(facts, label("reason"), now.origin().reason());
    return facts;
  }

  private String label(String name) {
    var own = "followup.field." + name + "." + course.kind().name();
    return words.say(words.has(own) ? own : "followup.field." + name);
  }

  private static void fact(List<Map.Entry<String, String>> facts, String label, String value) {
    if (!value.isEmpty()) facts.add(Map.entry(label, value));
  }

  private List<MatterView.Step> forms(
      Scope scope, Optional<CityProject> place, List<CityProject> adopters) {
    var forms = new ArrayList<MatterView.Step>();
    for (var city : adopters) forms.add(form(Step.ADOPT, city));
    if (place.isEmpty() || !course.asksForWork()) return forms;
    var city = place.get();
    var closes = FollowupRegister.mayClose(scope, city.unit());
    if (course.isClosed()) {
      if (closes) forms.add(form(Step.REOPEN, city));
      return forms;
    }
    if (FollowupRegister.mayEnter(scope, city.unit())) {
      forms.add(form(Step.UPDATE, city));
      if (course.kind() == MatterKind.OBSERVATION) forms.add(form(Step.REPLY, city));
      if (!course.isSaidDone()) forms.add(form(Step.DONE, city));
    }
    if (closes && course.isSaidDone()) forms.add(form(Step.CLOSE, city));
    return forms;
  }

  private MatterView.Step form(Step step, CityProject city) {
    var fields = new ArrayList<Field>();
    fields.add(field("words").needed("off"));
    var evidence = field("evidence");
    if (step == Step.DONE || step == Step.ADOPT) evidence = evidence.needed("off");
    if (step != Step.REOPEN) fields.add(evidence);
    if (step == Step.UPDATE) fields.add(field("expected").type("date"));
    return new MatterView.Step(
        "/safecity/"
            + city.code()
            + "/followup/"
            + course.now().root()
            + "/steps/"
            + step.name().toLowerCase(Locale.ROOT),
        step == Step.ADOPT
            ? words.say("followup.do.ADOPT", city.name(words.language().tag()))
            : words.say("followup.do." + step.name()),
        fields);
  }

  private Field field(String name) {
    return Field.text(name, words.say("followup.say." + name), "");
  }
}
