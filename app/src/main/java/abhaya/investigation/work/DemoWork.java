package abhaya.investigation.work;

import abhaya.base.access.DemoAccounts;
import abhaya.base.access.PersonScopes;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.platform.India;
import abhaya.investigation.cases.OneCase;
import abhaya.investigation.cases.OpenCase;
import abhaya.investigation.cases.OpenCases;
import abhaya.investigation.demo.DemoCountry;
import abhaya.investigation.demo.DemoPart;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings life to the desks of the demonstration: the people of its liveliest stations note, ask,
/// send exhibits and offer cases, through the same registers as everybody.
///
/// Each act has a form number of its own, told from its place in this list, so that a load that was
/// cut off does nothing twice.
@Component
@Order(50)
class DemoWork implements DemoPart {
  private static final int CASES = 5;

  private final DemoAccounts accounts;
  private final PersonScopes people;
  private final OpenCases cases;
  private final Acts acts;
  private final TransactionTemplate transactions;
  private final Clock clock;

  DemoWork(
      DemoAccounts accounts,
      PersonScopes people,
      OpenCases cases,
      Acts acts,
      TransactionTemplate transactions,
      Clock clock) {
    this.accounts = accounts;
    this.people = people;
    this.cases = cases;
    this.acts = acts;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// The registers it works through.
  @Component("demoWorkActs")
  record Acts(
      DemoCases fresh,
      EntryRegister entries,
      NoteRegister notes,
      TaskRegister tasks,
      TransferDesk transfers,
      UnitTrees trees) {}

  /// A station's people.
  private record Team(Scope charge, List<DemoAccounts.Posted> officers) {
    UnitId station() {
      return charge.unit();
    }
  }

  @Override
  public void load(DemoCountry country, LocalDate today) {
    var posted = accounts.posted();
    var teams = new ArrayList<Team>();
    for (var one : posted) {
      if (one.role() != Role.SHO) continue;
      var officers =
          posted.stream()
              .filter(any -> any.role() == Role.IO && any.unit().equals(one.unit()))
              .toList();
      scope(one).ifPresent(charge -> teams.add(new Team(charge, officers)));
    }
    if (teams.size() < 2) return;
    var chief =
        posted.stream()
            .filter(one -> one.role() == Role.DISTRICT_CHIEF)
            .findFirst()
            .flatMap(this::scope);
    for (var at = 0; at < teams.size() && at < 2; at++) {
      if (teams.get(at).officers().isEmpty()) continue;
      var other = teams.get(at == 0 ? 1 : 0).station();
      station(teams.get(at), chief.orElse(null), other, today);
    }
  }

  private Optional<Scope> scope(DemoAccounts.Posted one) {
    return people.of(one.personId(), one.postingId());
  }

  private void station(Team team, @Nullable Scope chief, UnitId other, LocalDate today) {
    var mine = open(team);
    if (mine.size() < CASES) {
      acts.fresh().bring(team.station(), team.officers(), CASES, today);
      mine = open(team);
    }
    var number = 0;
    for (var one : mine.subList(0, Math.min(CASES, mine.size()))) {
      var officer = officerOf(team, one);
      if (officer.isPresent()) day(team, officer.get(), chief, one, number);
      number++;
    }
    if (number > 1) offer(team, mine.get(number - 1), other);
  }

  /// The open cases of the officers who can sign in here.
  private List<OpenCase> open(Team team) {
    var scope = team.charge();
    var ids = team.officers().stream().map(DemoAccounts.Posted::officerId).toList();
    return scope.context().call(() -> cases.of(scope, List.of(team.station()), 200)).stream()
        .filter(one -> ids.contains(one.officerId()))
        .toList();
  }

  private Optional<Scope> officerOf(Team team, OpenCase one) {
    return team.officers().stream()
        .filter(officer -> Objects.equals(officer.officerId(), one.officerId()))
        .findFirst()
        .flatMap(this::scope);
  }

  private OneCase read(Scope scope, OpenCase one) {
    return scope
        .context()
        .call(() ->
            Objects.requireNonNull(transactions.execute(status -> cases.find(scope, one.handle()))))
        .orElseThrow();
  }

  /// What happened in one case.
  private void day(Team team, Scope officer, @Nullable Scope chief, OpenCase open, int number) {
    var one = read(officer, open);
    var form = new Forms(open.handle());
    exhibits(officer, one, number, form);
    switch (number % CASES) {
      case 0 -> {
        note(
            officer,
            one,
            Note.Kind.NOTE,
            "@"
                + team.charge().person().displayName()
                + " laboratory asked for its report by letter; reply awaited.",
            form);
        task(team.charge(), one, officer, "Collect the laboratory's report", 3, form);
        if (chief != null) {
          var seen = read(chief, open);
          note(chief, seen, Note.Kind.REMINDER, "Review of the case is due this week.", form);
        }
      }
      case 1 -> {
        draft(officer, one, form);
        note(officer, one, Note.Kind.PROPOSED, "", form);
      }
      case 2 -> {
        note(officer, one, Note.Kind.PROPOSED, "", form);
        note(
            team.charge(),
            read(team.charge(), open),
            Note.Kind.SENT_BACK,
            "Statement before the magistrate is not on record yet.",
            form);
        task(
            team.charge(),
            one,
            officer,
            "Obtain the date of the statement from the court's office",
            2,
            form);
      }
      case 3 -> delay(officer, one, form);
      default ->
          note(
              team.charge(),
              read(team.charge(), open),
              Note.Kind.NOTE,
              "Place of occurrence lies within the limits of the neighbouring station.",
              form);
    }
  }

  /// Numbers of forms in one case, in the order in which they are asked for.
  private static final class Forms {
    private final String handle;
    private int next;

    Forms(String handle) {
      this.handle = handle;
    }

    String next() {
      next++;
      return "demo" + handle.substring(0, 14) + String.format(Locale.ROOT, "%04d", next);
    }
  }

  private void exhibits(Scope officer, OneCase one, int number, Forms form) {
    var day = India.dateOf(clock.instant());
    var name = officer.person().displayName();
    var legs =
        switch (number % CASES) {
          case 0 -> List.of("SEIZED", "SENT");
          case 1 -> List.of("SEIZED", "SENT", "RECEIVED", "REPORTED");
          case 2 -> List.of("SEIZED", "RECEIVED");
          default -> List.of("SEIZED");
        };
    for (var leg : legs) {
      var giver = leg.equals("SENT") ? name : leg.equals("RECEIVED") ? "Messenger" : "";
      var taker = leg.equals("SEIZED") ? name : leg.equals("SENT") ? "Messenger" : "Receiving desk";
      var extra = new LinkedHashMap<String, String>();
      if (!giver.isEmpty()) extra.put("giver", giver);
      if (!leg.equals("REPORTED")) extra.put("taker", taker);
      if (!leg.equals("SEIZED")) extra.put("laboratory", "State Forensic Science Laboratory");
      Map<String, Object> fields = Map.of("step", "EXHIBIT_" + leg, "exhibit", "D1");
      give(
          officer,
          one,
          new EntryRegister.Given(Entry.Kind.STEP, fields, extra, midnight(day), form.next()));
    }
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(India.ZONE).toInstant();
  }

  private void give(Scope officer, OneCase one, EntryRegister.Given given) {
    acts.entries().give(officer, one, given);
  }

  private void delay(Scope officer, OneCase one, Forms form) {
    var until = India.dateOf(clock.instant()).plusDays(20).toString();
    Map<String, Object> fields = Map.of("reason", "LAB_REPORT", "until", until);
    give(
        officer,
        one,
        new EntryRegister.Given(
            Entry.Kind.DELAY,
            fields,
            Map.of("holder", "LABORATORY"),
            clock.instant(),
            form.next()));
  }

  private void draft(Scope officer, OneCase one, Forms form) {
    var id = Objects.requireNonNull(one.officerId());
    Map<String, Object> fields =
        Map.of("kind", "CS_ORIG", "stage", "PREPARED", "officer", Map.of("id", id));
    var today = midnight(India.dateOf(clock.instant()));
    give(
        officer,
        one,
        new EntryRegister.Given(Entry.Kind.FINAL_REPORT, fields, Map.of(), today, form.next()));
  }

  private void note(Scope scope, OneCase one, Note.Kind kind, String text, Forms form) {
    var draft = new NoteRegister.Draft(kind, text, Set.of(), true, null, form.next());
    scope.context().run(() -> acts.notes().write(scope, one, draft));
  }

  private void task(Scope from, OneCase one, Scope to, String what, int days, Forms form) {
    var until = India.dateOf(clock.instant()).plusDays(days);
    var seen =
        from.context()
            .call(() -> transactions.execute(status -> cases.find(from, one.open().handle())));
    var draft = new TaskRegister.Draft(what, to.person().id(), until, true, null, form.next());
    Objects.requireNonNull(seen)
        .ifPresent(theirs -> from.context().run(() -> acts.tasks().give(from, theirs, draft)));
  }

  private void offer(Team team, OpenCase open, UnitId other) {
    var code = acts.trees().today().pathCode(other);
    var form = new Forms(open.handle()).next();
    acts.transfers()
        .offer(team.charge(), read(team.charge(), open), code, Why.PLACE_OF_OCCURRENCE, form);
  }
}
