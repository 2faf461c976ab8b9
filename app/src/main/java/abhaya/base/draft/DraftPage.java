package abhaya.base.draft;

import abhaya.base.access.Scope;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Keeps what is being typed and gives it back.
@RestController
class DraftPage {
  /// Name of the hidden field that says which form it is.
  static final String FORM = "draft";

  static final int FIELDS_MAX = 60;
  static final int FORMS_MAX = 40;
  static final int SIGNS_MAX = 20_000;
  private static final Pattern FORMS = Pattern.compile("/[A-Za-z0-9/._-]{1,119}");
  private static final Set<String> NEVER = Set.of(FORM, "_csrf", "password");

  private final DraftStore store;
  private final TransactionTemplate transactions;
  private final Clock clock;

  DraftPage(DraftStore store, TransactionTemplate transactions, Clock clock) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param at when it was typed, in words
  record Answer(String at, Map<String, String> fields) {}

  /// The drafts of the forms of one page, by form.
  @GetMapping("/drafts")
  ResponseEntity<Map<String, Answer>> find(
      Scope scope, Visit visit, @RequestParam List<String> form) {
    if (form.size() > FORMS_MAX) throw Refused.field("form", "too-long");
    for (var one : form) known(one);
    var found = new HashMap<String, Answer>();
    transactions.executeWithoutResult(status -> {
      for (var one : form) {
        store
            .find(scope, one, clock.instant())
            .ifPresent(draft ->
                found.put(one, new Answer(visit.words().minute(draft.at()), draft.fields())));
      }
    });
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found);
  }

  @PostMapping("/drafts")
  ResponseEntity<Void> keep(Scope scope, @RequestParam Map<String, String> typed) {
    var form = known(typed.getOrDefault(FORM, ""));
    var fields = new HashMap<>(typed);
    fields.keySet().removeAll(NEVER);
    var signs = fields.values().stream().mapToInt(String::length).sum();
    if (fields.size() > FIELDS_MAX || signs > SIGNS_MAX) throw Refused.field(FORM, "too-long");
    var draft = new DraftStore.Draft(clock.instant(), fields);
    transactions.executeWithoutResult(status -> store.put(scope, form, draft));
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/drafts/discard")
  ResponseEntity<Void> discard(Scope scope, @RequestParam(FORM) String form) {
    remove(scope, known(form));
    return ResponseEntity.noContent().build();
  }

  void remove(Scope scope, String form) {
    transactions.executeWithoutResult(status -> store.remove(scope, form, clock.instant()));
  }

  /// True if this can be the name of a form: the path to which it is sent.
  static boolean isForm(String form) {
    return FORMS.matcher(form).matches();
  }

  private static String known(String form) {
    if (!isForm(form)) throw Refused.field(FORM, "not-understood");
    return form;
  }
}
