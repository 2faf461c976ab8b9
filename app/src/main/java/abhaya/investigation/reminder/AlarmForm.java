package abhaya.investigation.reminder;

import abhaya.base.web.Field;
import abhaya.base.web.Refused;
import abhaya.base.web.Words;
import abhaya.investigation.alarm.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// What a person sends with her answer.
record AlarmForm(List<String> handles, @Nullable Action action, String remark) {
  AlarmForm {
    handles = List.copyOf(handles);
  }

  static AlarmForm of(MultiValueMap<String, String> form) {
    var handles = form.getOrDefault("alarm", List.of());
    if (handles.size() > AlarmDesk.AT_ONCE_MAX) throw Refused.field("alarm", "too-long");
    for (var handle : handles) {
      if (!handle.matches("[A-Za-z0-9_-]{22}")) throw Refused.field("alarm", "not-understood");
    }
    var word = form.getFirst("action");
    var action = Arrays.stream(Action.values()).filter(one -> one.name().equals(word)).findFirst();
    var remark = form.getFirst("remark");
    return new AlarmForm(handles, action.orElse(null), remark == null ? "" : remark.strip());
  }

  /// Keys of what is wrong, by field.
  Map<String, String> faults() {
    var faults = new TreeMap<String, String>();
    if (handles.isEmpty()) faults.put("alarm", "reminder.fault.alarm");
    if (action == null) faults.put("action", "reminder.fault.action");
    var length = remark.codePointCount(0, remark.length());
    if (length < 3) faults.put("remark", "reminder.fault.remark");
    if (length > AlarmDesk.REMARK_MAX) faults.put("remark", "web.fault.too-long");
    return faults;
  }

  static List<Field> fields(Words words, @Nullable Action chosen, String remark) {
    var options = new ArrayList<Field.Option>();
    options.add(new Field.Option("", words.say("reminder.choose")));
    for (var action : Action.values()) {
      options.add(new Field.Option(action.name(), words.say(action.messageKey())));
    }
    return List.of(
        Field.text("action", words.say("reminder.action"), chosen == null ? "" : chosen.name())
            .of(options),
        Field.text("remark", words.say("reminder.remark"), remark)
            .hint(words.say("reminder.remark.hint")));
  }
}
