package abhaya.investigation.work;

import abhaya.base.access.ColleagueQueries;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Role;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.listing.ListExport;
import abhaya.base.listing.ListTools;
import abhaya.base.paper.FileSheet;
import abhaya.base.paper.Stamp;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Address;
import abhaya.base.web.Field;
import abhaya.base.web.FilterChips;
import abhaya.base.web.PageFrame;
import abhaya.base.web.Pager;
import abhaya.base.web.Pages;
import abhaya.base.web.Refused;
import abhaya.base.web.Visit;
import abhaya.investigation.outlook.Holder;
import abhaya.investigation.worklist.WorkLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The morning's lists: what is due, overdue, sent back, waiting and with whom, never opened.
@Controller
class MorningPage {
  private static final int PAGE_SIZE = 50;
  private static final int PAGE_MAX = 1 + WorkReading.CASES_MAX / PAGE_SIZE;

  private final WorkReading reading;
  private final TrailRegister trail;
  private final ColleagueQueries colleagues;
  private final ListTools tools;
  private final Pages pages;

  MorningPage(
      WorkReading reading,
      TrailRegister trail,
      ColleagueQueries colleagues,
      ListTools tools,
      Pages pages) {
    this.reading = reading;
    this.trail = trail;
    this.tools = tools;
    this.pages = pages;
    this.colleagues = colleagues;
  }

  @GetMapping("/work")
  ResponseEntity<String> show(
      Scope scope,
      Visit visit,
      @RequestParam @Nullable String unit,
      @RequestParam(defaultValue = "all") String list,
      @RequestParam @Nullable String on,
      @RequestParam(defaultValue = "1") int page) {
    if (page < 1 || page > PAGE_MAX) throw Refused.field("page", "not-understood");
    var choice = WorkChoice.of(list);
    var holder = on == null ? null : holder(on);
    var morning = reading.read(scope, unit);
    var table = new WorkTable(scope, visit.words(), morning, holder);
    var shape = table.shape(Address.of(visit.address()));
    var lines = shape.sorted(lines(morning, choice, holder));
    trail.record(
        scope,
        TrailAct.allowed("LIST", "UNIT", morning.unit().code())
            .with("state", holder == null ? choice.word() : word(holder))
            .with("cases", lines.size()));
    var words = visit.words();
    var files = scope.mayOn(Operation.EXPORT, morning.unit().id()) && !lines.isEmpty();
    var shown = lines.stream().skip((page - 1L) * PAGE_SIZE).limit(PAGE_SIZE).toList();
    var view =
        new WorkView(
            WorkTabs.of(scope, words, "lists"),
            words.say("work.about", lines.size()),
            morning.cut() ? words.say("work.cut", WorkReading.CASES_MAX) : null,
            lists(visit, morning, choice),
            choice == WorkChoice.WAITING ? holders(visit, morning, holder) : List.of(),
            new FilterChips(List.of(), tools.of(scope, visit, shape, files)),
            table.of(shape, choice, shown),
            Pager.of(words, Address.of(visit.address()), page, PAGE_SIZE, lines.size()),
            "/work/calendar.ics" + (unit == null ? "" : "?unit=" + morning.unit().code()),
            bulk(scope, visit, morning));
    var title = scope.role() == Role.IO ? "work.title.mine" : "work.title";
    var export = ListTools.export(visit, files);
    var frame =
        PageFrame.of(visit, words.say(title))
            .section("work")
            .ways(new PageFrame.Ways(null, null, null, export));
    return pages.render("work/work", frame, view);
  }

  private static List<WorkLine> lines(
      WorkReading.Morning morning, WorkChoice choice, @Nullable Holder holder) {
    return holder == null ? choice.of(morning) : morning.book().waitingOn(holder);
  }

  @Bean
  static ListExport workExport(MorningPage page) {
    return new ListExport("/work", "CASE_LIST", ListExport.Guard.TWO_PEOPLE, page::file);
  }

  private ListExport.Made file(Scope scope, Visit visit, ListExport.Asked asked, Stamp stamp) {
    var address = asked.of();
    var choice = WorkChoice.of(Objects.requireNonNullElse(address.find("list"), "all"));
    var on = address.find("on");
    var holder = on == null ? null : holder(on);
    var morning = reading.read(scope, address.find("unit"));
    var unit = morning.unit();
    NotVisible.unless(scope.decideOn(Operation.EXPORT, unit.id()));
    var words = visit.words();
    var shape = new WorkTable(scope, words, morning, holder).shape(address);
    var lines = asked.chosen(lines(morning, choice, holder), WorkLine::handle);
    var name = unit.name(words.language().tag());
    var title = words.say("work.list." + choice.word());
    var facts = new ArrayList<FileSheet.Fact>();
    facts.add(new FileSheet.Fact(words.say("cases.list.file.unit"), name));
    facts.add(new FileSheet.Fact(words.say("work.lists"), title));
    if (holder != null) {
      facts.add(new FileSheet.Fact(words.say("work.holders"), words.say(holder.messageKey())));
    }
    facts.add(new FileSheet.Fact(words.say("cases.list.file.asOf"), words.date(morning.today())));
    var notes = new ArrayList<>(List.of(words.say("work.about", lines.size())));
    if (morning.cut()) notes.add(words.say("work.cut", WorkReading.CASES_MAX));
    var code = morning.tree().pathCode(unit.id());
    var file = "work-" + choice.word() + "-" + code + "-" + morning.today();
    var cover = new ListExport.Cover(code, file, title + " · " + name, facts, notes);
    return ListExport.Made.of(cover, shape, shape.sorted(lines), stamp);
  }

  /// What can be done with the cases ticked; null where the reader only looks.
  private @Nullable WorkForm bulk(Scope scope, Visit visit, WorkReading.Morning morning) {
    if (!WorkTabs.worksOnCases(scope) || scope.role() == Role.IO) return null;
    var say = new WorkWords(visit.words(), morning.tree());
    var atStation = morning.unit().kind() == UnitKind.STATION;
    var kinds = new ArrayList<Field.Option>();
    for (var kind : BulkDesk.Kind.values()) {
      // an officer is of one station, so a list of several has nobody to give all its cases to
      if (kind.note() != null || atStation) {
        var may = kind != BulkDesk.Kind.ASSIGN || scope.may(Operation.CHANGE_CASE);
        if (may) kinds.add(new Field.Option(kind.name(), say.say("work.bulk." + kind)));
      }
    }
    var fields = new ArrayList<Field>();
    fields.add(Field.text("kind", say.say("work.bulk.what"), "").of(kinds));
    if (atStation) {
      var people = colleagues.of(scope, morning.unit().id());
      fields.add(Field.text("person", say.say("work.bulk.who"), "").of(say.colleagues(people)));
    }
    fields.add(Field.text("text", say.say("work.bulk.text"), ""));
    if (atStation) fields.add(Field.text("until", say.say("work.task.until"), "").type("date"));
    return WorkForm.of(
        "bulk",
        say.say("work.bulk.ticked"),
        "/work/bulk/preview",
        say.say("work.bulk.look"),
        fields);
  }

  private static List<WorkView.Chip> lists(
      Visit visit, WorkReading.Morning morning, WorkChoice chosen) {
    var words = visit.words();
    var chips = new ArrayList<WorkView.Chip>();
    for (var choice : WorkChoice.values()) {
      if (choice.ofOpeners() && !morning.opens()) continue;
      var count = choice.of(morning).size();
      var href = Address.of(visit.address()).without("page").without("on");
      chips.add(
          new WorkView.Chip(
              words.say("work.list." + choice.word()),
              words.number(count),
              href.with("list", choice.word()).toString(),
              choice == chosen,
              choice.alarms() && count > 0));
    }
    return chips;
  }

  /// Those with whom a case lies, and the one that is asked for.
  private static List<WorkView.Chip> holders(
      Visit visit, WorkReading.Morning morning, @Nullable Holder chosen) {
    var words = visit.words();
    var chips = new ArrayList<WorkView.Chip>();
    for (var holder : Holder.values()) {
      var count = morning.book().waitingOn(holder).size();
      if (count == 0 && holder != chosen) continue;
      var href = Address.of(visit.address()).without("page");
      chips.add(
          new WorkView.Chip(
              words.say(holder.messageKey()),
              words.number(count),
              href.with("on", holder == chosen ? null : word(holder)).toString(),
              holder == chosen,
              false));
    }
    return chips;
  }

  /// `other-state`, as it stands in an address.
  private static String word(Holder holder) {
    return holder.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Holder holder(String word) {
    return Arrays.stream(Holder.values())
        .filter(holder -> word(holder).equals(word))
        .findFirst()
        .orElseThrow(() -> Refused.field("on", "not-a-choice"));
  }
}
