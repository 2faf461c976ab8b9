package abhaya.investigation.work;

import abhaya.base.access.Colleague;
import abhaya.base.access.ColleagueQueries;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.platform.India;
import abhaya.investigation.cases.DelayReason;
import abhaya.investigation.cases.OneCase;
import abhaya.investigation.outlook.Holder;
import abhaya.investigation.worklist.ExhibitWay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Forms of the desk → records in the words of the feed. What the feed's own reader would refuse
/// comes back to the form with its reason.
@Component
class EntryTaking {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}");
  private static final int HAND_MAX = 80;

  private final EntryRegister register;
  private final ColleagueQueries colleagues;
  private final Clock clock;

  EntryTaking(EntryRegister register, ColleagueQueries colleagues, Clock clock) {
    this.register = register;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  /// A step was taken. Null if it was entered.
  @Nullable Wrong step(Scope scope, OneCase one, Typed typed, WorkWords say) {
    var code = typed.text("step");
    if (DeskForms.STEPS.stream().noneMatch(step -> step.name().equals(code))) {
      return Wrong.of("step", say.fault("not-a-choice", ""), "step");
    }
    var at = typed.moment("stepOn", "stepTime");
    if (at == null) return Wrong.of("step", say.fault("not-a-date", ""), "stepOn");
    var accused = typed.text("stepAccused");
    if (!accused.isEmpty() && !TOKEN.matcher(accused).matches()) {
      return Wrong.of("step", say.fault("token-form", "accused"), "stepAccused");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("step", code);
    if (!accused.isEmpty()) fields.put("accused", accused);
    return give(scope, one, given(Entry.Kind.STEP, fields, Map.of(), at, typed), "step", say);
  }

  /// An exhibit reached a leg.
  @Nullable Wrong leg(Scope scope, OneCase one, Typed typed, WorkWords say) {
    var exhibit = typed.text("exhibit");
    if (!TOKEN.matcher(exhibit).matches()) {
      return Wrong.of("leg", say.fault("token-form", "exhibit"), "exhibit");
    }
    var leg =
        Arrays.stream(ExhibitWay.Leg.values())
            .filter(any -> any.name().equals(typed.text("leg")))
            .findFirst();
    if (leg.isEmpty()) return Wrong.of("leg", say.fault("not-a-choice", ""), "leg");
    var at = typed.moment("legOn", "");
    if (at == null) return Wrong.of("leg", say.fault("not-a-date", ""), "legOn");
    Map<String, String> extra = new LinkedHashMap<>();
    for (var name : List.of("giver", "taker", "laboratory")) {
      var text = typed.text(name);
      if (text.codePointCount(0, text.length()) > HAND_MAX) {
        return Wrong.of("leg", say.fault("too-long", ""), name);
      }
      if (!text.isEmpty()) extra.put(name, text);
    }
    Map<String, Object> fields = Map.of("step", leg.get().step(), "exhibit", exhibit);
    return give(scope, one, given(Entry.Kind.STEP, fields, extra, at, typed), "leg", say);
  }

  /// Why it takes longer, and with whom it lies.
  @Nullable Wrong delay(Scope scope, OneCase one, Typed typed, WorkWords say) {
    var code = typed.text("reason");
    if (Arrays.stream(DelayReason.values()).noneMatch(reason -> reason.name().equals(code))) {
      return Wrong.of("delay", say.fault("not-a-choice", ""), "reason");
    }
    var holder = typed.text("holder");
    if (!holder.isEmpty()
        && Arrays.stream(Holder.values()).noneMatch(known -> known.name().equals(holder))) {
      return Wrong.of("delay", say.fault("not-a-choice", ""), "holder");
    }
    var until = typed.day("until");
    if (until == null && typed.has("until")) {
      return Wrong.of("delay", say.fault("not-a-date", ""), "until");
    }
    if (until != null && until.isBefore(today())) {
      return Wrong.of("delay", say.fault("past", ""), "until");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("reason", code);
    if (until != null) fields.put("until", until.toString());
    var extra = holder.isEmpty() ? Map.<String, String>of() : Map.of("holder", holder);
    return give(scope, one, given(Entry.Kind.DELAY, fields, extra, now(), typed), "delay", say);
  }

  private LocalDate today() {
    return India.dateOf(clock.instant());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /// The case gets another officer.
  @Nullable Wrong officer(Scope scope, OneCase one, Typed typed, WorkWords say) {
    var seen = typed.text("seen");
    var held = one.officerId() == null ? "" : one.officerId();
    var to = findOfficer(scope, one, typed.number("officer"));
    if (to.isEmpty()) return Wrong.of("assign", say.fault("not-a-choice", ""), "officer");
    if (held.equals(to.get().officerId())) return null;
    if (!seen.equals(held)) return Wrong.changed("assign", say.say("work.fault.changed"));
    return switch (assign(scope, one, to.get(), typed.form())) {
      case EntryRegister.Outcome.Stands _ -> null;
      case EntryRegister.Outcome.Changed _ ->
          Wrong.changed("assign", say.say("work.fault.changed"));
      case EntryRegister.Outcome.Refused refused ->
          Wrong.of("assign", say.fault(refused.code(), refused.field()), "");
    };
  }

  /// Somebody of the station who can be the officer of a case.
  Optional<Colleague> findOfficer(Scope scope, OneCase one, long person) {
    return colleagues.of(scope, one.open().station()).stream()
        .filter(colleague -> colleague.id() == person && colleague.officerId() != null)
        .findFirst();
  }

  /// Gives the case to an officer. Who is in charge of the station does so.
  EntryRegister.Outcome assign(Scope scope, OneCase one, Colleague to, String form) {
    NotVisible.unless(scope.decideOn(Operation.CHANGE_CASE, one.open().station()));
    var id = Objects.requireNonNull(to.officerId());
    Map<String, Object> fields = Map.of("officer", Map.of("id", id, "name", to.name()));
    var extra = Map.of("name", to.name());
    return register.give(
        scope, one, new EntryRegister.Given(Entry.Kind.OFFICER, fields, extra, now(), form));
  }

  /// A report reached a stage.
  EntryRegister.Outcome report(
      Scope scope, OneCase one, Map<String, Object> fields, Instant at, String form) {
    return register.give(
        scope, one, new EntryRegister.Given(Entry.Kind.FINAL_REPORT, fields, Map.of(), at, form));
  }

  private static EntryRegister.Given given(
      Entry.Kind kind,
      Map<String, Object> fields,
      Map<String, String> extra,
      Instant at,
      Typed typed) {
    return new EntryRegister.Given(kind, fields, extra, at, typed.form());
  }

  private @Nullable Wrong give(
      Scope scope, OneCase one, EntryRegister.Given given, String form, WorkWords say) {
    return wrong(register.give(scope, one, given), form, say);
  }

  static @Nullable Wrong wrong(EntryRegister.Outcome outcome, String form, WorkWords say) {
    return switch (outcome) {
      case EntryRegister.Outcome.Stands _ -> null;
      case EntryRegister.Outcome.Changed _ -> Wrong.changed(form, say.say("work.fault.changed"));
      case EntryRegister.Outcome.Refused refused ->
          Wrong.of(form, say.fault(refused.code(), refused.field()), "");
    };
  }
}
