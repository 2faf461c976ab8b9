package abhaya.investigation.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// SQL of tasks. The caller brings transaction and context.
@Repository
class TaskStore {
  private static final String COLUMNS =
      """
      t.handle, t.case_handle, t.what, t.to_id, t.to_name, t.until_on, t.state, t.version,
      t.given_at, t.author_id, t.author, t.role
      """;

  private final JdbcClient jdbc;

  TaskStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// False if this form was sent before.
  boolean insert(Task task, @Nullable String bulk, String form) {
    return jdbc.sql(
                """
                insert into work.task (handle, case_handle, what, to_id, to_name, until_on, given_at,
                                       author_id, author, role, bulk, form)
                values (:handle, :case, :what, :toId, :toName, :until, :at, :authorId, :author,
                        :role, :bulk, :form)
                    on conflict do nothing
                """)
            .param("handle", task.handle())
            .param("case", task.caseHandle())
            .param("what", task.what())
            .param("toId", task.toId())
            .param("toName", task.toName())
            .param("until", task.until())
            .param("at", EntryStore.utc(task.givenAt()))
            .param("authorId", task.author().id())
            .param("author", task.author().name())
            .param("role", task.author().role())
            .param("bulk", bulk)
            .param("form", form)
            .update()
        == 1;
  }

  /// Moves it on; false if somebody did so meanwhile.
  boolean move(String handle, int seen, Task.Act act) {
    return jdbc.sql(
                """
                update work.task set state = :to, version = version + 1
                 where handle = :handle and version = :seen and state = :from
                """)
            .param("handle", handle)
            .param("seen", seen)
            .param("from", act.from().name())
            .param("to", act.to().name())
            .update()
        == 1;
  }

  void insertStep(String handle, String act, Entry.Author by, Instant now) {
    jdbc.sql(
            """
            insert into work.task_step (task, act, at, author_id, author)
            values (:task, :act, :at, :authorId, :author)
            """)
        .param("task", handle)
        .param("act", act)
        .param("at", EntryStore.utc(now))
        .param("authorId", by.id())
        .param("author", by.name())
        .update();
  }

  /// A step of a task's life.
  record Step(String task, String act, Instant at, String by) {}

  List<Step> steps(String caseHandle) {
    return jdbc.sql(
            """
            select s.task, s.act, s.at, s.author
              from work.task_step s join work.task t on t.handle = s.task
             where t.case_handle = :case
             order by s.id
            """)
        .param("case", caseHandle)
        .query((row, number) ->
            new Step(
                row.getString("task"),
                row.getString("act"),
                EntryStore.at(row, "at"),
                row.getString("author")))
        .list();
  }

  Optional<Task> find(String handle) {
    return jdbc.sql("select " + COLUMNS + " from work.task t where t.handle = :handle")
        .param("handle", handle)
        .query((row, number) -> task(row))
        .optional();
  }

  List<Task> ofCase(String caseHandle) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from work.task t where t.case_handle = :case order by t.state <> 'OPEN',"
                + " t.until_on, t.id")
        .param("case", caseHandle)
        .query((row, number) -> task(row))
        .list();
  }

  /// Open tasks of a person, the nearest day first.
  List<Task> openOf(long person, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                  from work.task t
                 where t.to_id = :person and t.state = 'OPEN'
                 order by t.until_on, t.id limit :limit
                """)
        .param("person", person)
        .param("limit", limit)
        .query((row, number) -> task(row))
        .list();
  }

  /// Tasks a person gave that are not withdrawn: open ones first, then those done lately.
  List<Task> givenBy(long person, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                  from work.task t
                 where t.author_id = :person and t.to_id <> :person and t.state <> 'WITHDRAWN'
                 order by t.state = 'DONE', t.until_on, t.id limit :limit
                """)
        .param("person", person)
        .param("limit", limit)
        .query((row, number) -> task(row))
        .list();
  }

  private static Task task(ResultSet row) throws SQLException {
    return new Task(
        row.getString("handle"),
        row.getString("case_handle"),
        row.getString("what"),
        row.getLong("to_id"),
        row.getString("to_name"),
        row.getObject("until_on", LocalDate.class),
        Task.State.valueOf(row.getString("state")),
        row.getInt("version"),
        EntryStore.at(row, "given_at"),
        new Entry.Author(row.getLong("author_id"), row.getString("author"), row.getString("role")));
  }
}
