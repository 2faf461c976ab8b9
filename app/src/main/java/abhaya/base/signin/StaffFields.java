package abhaya.base.signin;

import abhaya.base.access.Refusal;
import abhaya.base.access.Role;
import abhaya.base.access.StaffReason;
import abhaya.base.web.Field;
import abhaya.base.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fields of the forms about people, with what was wrong beside the field it belongs to.
record StaffFields(Words words, @Nullable Refusal wrong) {
  private static final Map<Refusal, String> FIELD_OF =
      Map.of(
          Refusal.NAME_FORM, "name",
          Refusal.ROLE_NOT_AT_UNIT, "role",
          Refusal.UNIT_UNKNOWN, "unit",
          Refusal.UNIT_OUT_OF_REACH, "unit",
          Refusal.DATES_REVERSED, "to",
          Refusal.OFFICER_TAKEN, "officerId",
          Refusal.REASON_MISSING, "reason");

  Field text(String name, String value) {
    var here = wrong != null && name.equals(FIELD_OF.get(wrong));
    return Field.text(name, words.say("signin.people." + name), value)
        .hint(words.say("signin.people." + name + ".hint"))
        .wrong(here ? words.say("signin.refusal." + wrong) : null);
  }

  Field day(String name, @Nullable LocalDate value) {
    return text(name, value == null ? "" : value.toString()).type("date");
  }

  Field role(Role chosen) {
    var roles =
        Role.ofPeople().stream()
            .map(role -> new Field.Option(role.name(), words.say("web.role." + role)))
            .toList();
    return text("role", chosen.name()).of(roles);
  }

  /// The reason is chosen, never preset: who acts says why.
  Field reason(List<StaffReason> reasons, @Nullable StaffReason chosen) {
    var options = new ArrayList<Field.Option>();
    options.add(new Field.Option("", words.say("signin.people.reason.choose")));
    for (var reason : reasons) {
      options.add(new Field.Option(reason.name(), words.say("signin.reason." + reason)));
    }
    return text("reason", chosen == null ? "" : chosen.name()).of(options).needed("off");
  }

  /// What is wrong and belongs to none of these fields.
  @Nullable String error(List<Field> fields) {
    if (wrong == null || fields.stream().anyMatch(field -> field.error() != null)) return null;
    return words.say("signin.refusal." + wrong);
  }

  static String plain(@Nullable String text) {
    return text == null ? "" : text;
  }
}
