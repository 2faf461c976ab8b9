package abhaya.investigation.work;

import abhaya.base.feed.Handle;
import abhaya.base.web.Field;
import abhaya.investigation.cases.DelayReason;
import abhaya.investigation.clock.Step;
import abhaya.investigation.outlook.Holder;
import abhaya.investigation.worklist.ExhibitWay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The forms of a case's desk, with what was typed and what was wrong with it.
final class DeskForms {
  /// Steps an officer enters, in the order in which an investigation meets them. Those with a record
  /// or a form of their own are not among them, nor are those of the court.
  static final List<Step> STEPS =
      List.of(
          Step.CASE_DIARY,
          Step.MEDICAL_EXAMINATION,
          Step.MEDICAL_REPORT,
          Step.POLICE_STATEMENT,
          Step.MAGISTRATE_STATEMENT,
          Step.VICTIM_INFORMED,
          Step.FORM_A_GIVEN,
          Step.CWC_REPORT,
          Step.CWC_PRODUCTION_NEEDED,
          Step.CWC_PRODUCED,
          Step.CARE_NEEDED,
          Step.CARE_ARRANGED,
          Step.SCENE_FORENSICS,
          Step.SEARCH,
          Step.SEARCH_RECORD_SENT,
          Step.ARREST,
          Step.ACCUSED_MEDICAL,
          Step.PRODUCED,
          Step.REMAND,
          Step.POLICE_CUSTODY_ENDED,
          Step.BAIL,
          Step.FIR_COPY,
          Step.MAGISTRATE_REPORT,
          Step.WOMAN_OFFICER_RECORDED,
          Step.VIDEO_RECORDED,
          Step.INFORMANT_TOLD,
          Step.SANCTION_SOUGHT,
          Step.SANCTION_DECIDED,
          Step.STAYED,
          Step.STAY_VACATED);

  private final DeskReading.Desk desk;
  private final WorkWords say;
  private final Typed typed;
  private final @Nullable Wrong wrong;
  private final String base;

  DeskForms(DeskReading.Desk desk, WorkWords say, Typed typed, @Nullable Wrong wrong) {
    this.desk = desk;
    this.say = say;
    this.typed = typed;
    this.wrong = wrong;
    this.base = "/work/cases/" + desk.one().open().handle();
  }

  /// Those this reader may use, the most asked for first.
  List<WorkForm> forms() {
    var rights = desk.rights();
    var forms = new ArrayList<WorkForm>();
    var open = desk.one().reportedOn() == null;
    if (rights.change()) {
      if (open) forms.add(delay());
      forms.add(step());
      forms.add(exhibit());
    }
    forms.add(note());
    forms.add(task());
    if (rights.review()) forms.addAll(review());
    if (rights.charge()) forms.add(assign());
    if (rights.charge() && desk.transfer().isEmpty()) forms.add(transfer());
    return forms.stream().map(this::finished).toList();
  }

  private WorkForm step() {
    var choices = new ArrayList<Field.Option>();
    choices.add(new Field.Option("", say.say("work.choose")));
    for (var step : STEPS) choices.add(new Field.Option(step.name(), say.say(step.messageKey())));
    return form(
        "step",
        "/steps",
        field("step", "work.step.what").of(choices).needed("off"),
        field("stepOn", "work.on").type("date").needed("off"),
        field("stepTime", "work.time").type("time").hint(say.say("work.time.hint")),
        field("stepAccused", "work.accused").hint(say.say("work.accused.hint")));
  }

  private WorkForm exhibit() {
    var legs =
        Arrays.stream(ExhibitWay.Leg.values())
            .map(leg -> new Field.Option(leg.name(), say.say(leg.messageKey())))
            .toList();
    return form(
        "leg",
        "/exhibits",
        field("exhibit", "work.exhibit").hint(say.say("work.exhibit.hint")).needed("off"),
        field("leg", "work.leg").of(legs).needed("off"),
        field("legOn", "work.on").type("date").needed("off"),
        field("giver", "work.giver"),
        field("taker", "work.taker"),
        field("laboratory", "work.laboratory").hint(say.say("work.laboratory.hint")));
  }

  private WorkForm delay() {
    var reasons = new ArrayList<Field.Option>();
    reasons.add(new Field.Option("", say.say("work.choose")));
    for (var reason : DelayReason.values()) {
      reasons.add(new Field.Option(reason.name(), say.say(reason.messageKey())));
    }
    var holders = new ArrayList<Field.Option>();
    holders.add(new Field.Option("", say.say("work.holder.usual")));
    for (var holder : Holder.values()) {
      holders.add(new Field.Option(holder.name(), say.say(holder.messageKey())));
    }
    var form =
        form(
            "delay",
            "/delays",
            field("reason", "work.reason").of(reasons).needed("off"),
            field("holder", "work.holder").of(holders),
            field("until", "work.expected").type("date").hint(say.say("work.expected.hint")));
    var asked = desk.reasonAsked();
    if (asked.isEmpty()) return form;
    return form.note(say.say("work.reason.asked", say.words().date(asked.get()))).opened();
  }

  private WorkForm note() {
    var ticks =
        desk.colleagues().stream()
            .map(one ->
                new WorkForm.Tick(
                    "called",
                    Long.toString(one.id()),
                    say.colleague(one),
                    typed.numbers("called").contains(one.id())))
            .toList();
    return form(
            "note",
            "/notes",
            field("note", "work.note")
                .type("textarea")
                .hint(say.say("work.note.hint"))
                .needed("off"))
        .ticks(ticks);
  }

  private WorkForm task() {
    return form(
        "task",
        "/tasks",
        field("what", "work.task.what").hint(say.say("work.note.hint")).needed("off"),
        field("to", "work.task.to").of(say.colleagues(desk.takers())).needed("off"),
        field("taskUntil", "work.task.until").type("date").needed("off"));
  }

  private List<WorkForm> review() {
    var back =
        form(
            "back",
            "/reviews/SENT_BACK",
            field("backText", "work.back.text").type("textarea").needed("off"));
    var sign =
        form("sign", "/reviews/SIGNED_OFF", field("signText", "work.sign.text").type("textarea"));
    var remind =
        form(
            "remind",
            "/reviews/REMINDER",
            field("remindText", "work.remind.text").type("textarea").needed("off"));
    return List.of(sign, back, remind, priority());
  }

  /// Before others, or as any other again.
  private WorkForm priority() {
    var urgent = DeskSheet.isUrgent(desk);
    var form =
        form(
            "priority",
            "/reviews/" + (urgent ? Note.Kind.NORMAL : Note.Kind.URGENT),
            field("priorityText", "work.priority.why").type("textarea").needed("off"));
    return urgent ? form.note(say.say("work.priority.is")) : form;
  }

  private WorkForm assign() {
    var officers = desk.colleagues().stream().filter(one -> one.officerId() != null).toList();
    var now = desk.one().officerId();
    return form(
            "assign",
            "/officer",
            field("officer", "work.assign.to").of(say.colleagues(officers)).needed("off"))
        .hidden(Map.of("seen", now == null ? "" : now));
  }

  private WorkForm transfer() {
    var zero = desk.one().zeroFir();
    return form(
            "move",
            "/transfer",
            field("station", "work.move.to").hint(say.say("work.move.hint")).needed("off"),
            field("why", "work.move.why").of(say.whys(Why.Of.TRANSFER)).needed("off"))
        .note(say.say(zero ? "work.move.zero" : "work.move.note"));
  }

  private WorkForm form(String id, String action, Field... fields) {
    var title = say.say("work.form." + id);
    var submit = say.say("work.submit." + id);
    return WorkForm.of(id, title, base + action, submit, List.of(fields));
  }

  private Field field(String name, String key) {
    var back = wrong;
    var field = Field.text(name, say.say(key), typed.text(name));
    if (back == null || !back.field().equals(name)) return field;
    return field.wrong(back.sentence());
  }

  /// With its number, and as it came back if it did.
  private WorkForm finished(WorkForm form) {
    var hidden = new HashMap<>(form.hidden());
    var back = wrong;
    var mine = back != null && back.form().equals(form.id());
    hidden.put("form", mine && typed.has("form") ? typed.text("form") : Handle.next());
    var numbered = form.hidden(hidden);
    if (back == null || !mine) return numbered;
    var places =
        back.marks().stream()
            .map(mark -> say.say("work.mark", say.say(mark.kind().messageKey()), mark.text()))
            .toList();
    var confirm =
        back.marks().isEmpty()
            ? null
            : new WorkForm.Tick("marksSeen", "yes", say.say("work.marksSeen"), false);
    var sentence = places.isEmpty() ? back.sentence() : say.say("work.marked");
    return numbered.back(back.field().isEmpty() ? sentence : null, places, confirm);
  }
}
