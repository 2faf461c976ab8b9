package abhaya.investigation.work;

import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a reader can do with a task, one button each.
final class TaskForms {
  private TaskForms() {}

  /// @param back where she returns to
  static List<WorkForm> of(Scope scope, Task task, WorkWords say, String back) {
    var forms = new ArrayList<WorkForm>();
    for (var act : Task.Act.values()) {
      if (act.from() != task.state() || !isHers(scope, task, act)) continue;
      forms.add(
          WorkForm.of(
                  act.name().toLowerCase(Locale.ROOT) + task.handle(),
                  "",
                  "/work/tasks/" + task.handle() + "/" + act.name(),
                  say.say("work.act." + act.name()),
                  List.of())
              .hidden(Map.of("seen", Integer.toString(task.version()), "back", back)));
    }
    return forms;
  }

  /// Who has it says that it is done; who gave it takes it back; either may open it again, and so
  /// may a supervisor.
  static boolean isHers(Scope scope, Task task, Task.Act act) {
    var me = scope.person().id();
    return switch (act) {
      case DONE -> task.toId() == me;
      case WITHDRAWN -> task.author().id() == me;
      case REOPENED -> task.author().id() == me || task.toId() == me || scope.role() != Role.IO;
    };
  }
}
