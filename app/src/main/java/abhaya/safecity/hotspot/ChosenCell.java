package abhaya.safecity.hotspot;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.geo.Box;
import abhaya.base.web.Field;
import abhaya.base.web.Words;
import abhaya.safecity.measure.WalkScore;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.Standing;
import abhaya.safecity.project.ThreadRegister;
import abhaya.safecity.project.TiedPages;
import abhaya.safecity.project.WorkQueries;
import abhaya.safecity.project.WorkWords;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// One cell looked at: its times, what stands there, what can be done.
@Component
class ChosenCell {
  private final PlacesQueries places;
  private final WorkQueries works;
  private final ObjectProvider<Standing> registers;
  private final ThreadRegister thread;

  ChosenCell(
      PlacesQueries places,
      WorkQueries works,
      ObjectProvider<Standing> registers,
      ThreadRegister thread) {
    this.places = places;
    this.works = works;
    this.registers = registers;
    this.thread = thread;
  }

  /// @param today on which it is looked at
  record Ask(
      Scope scope,
      Words words,
      CityProject city,
      Ground ground,
      PlaceRunStore.Run run,
      LocalDate today) {}

  /// What every register says of each cell.
  List<List<Standing.Found>> standing(Scope scope, Ground ground, List<Integer> cells) {
    if (cells.isEmpty()) return List.of();
    List<Box> boxes = cells.stream().map(ground::boxOf).toList();
    var all = new ArrayList<List<Standing.Found>>();
    cells.forEach(_ -> all.add(new ArrayList<>()));
    for (var register : registers.orderedStream().toList()) {
      var found = register.within(scope, ground.city(), boxes);
      for (var i = 0; i < found.size(); i++) all.get(i).addAll(found.get(i));
    }
    return all;
  }

  PlacesView.Chosen show(Ask ask, int cell) {
    var sheet = new PlacesSheet(ask.words(), ask.ground());
    var table =
        places
            .shown(ask.scope(), ask.ground(), ask.run())
            .getOrDefault(cell, ShownTable.of(ShownTable.empty()));
    var found = standing(ask.scope(), ask.ground(), List.of(cell)).getFirst();
    var middle = ask.ground().middleOf(cell);
    return new PlacesView.Chosen(
        ask.ground().name(cell),
        ask.words()
            .say("hotspot.where", "%.4f".formatted(middle.lat()), "%.4f".formatted(middle.lon())),
        sheet.times(table),
        month(ask, cell),
        sheet.lines(found),
        ways(ask, cell),
        form(ask, cell));
  }

  /// What was published last of the month that runs.
  private PlacesView.Month month(Ask ask, int cell) {
    var words = ask.words();
    var next = words.date(RunningMonth.nextRelease(ask.today()));
    var published = places.runningMonth(ask.scope(), ask.ground(), ask.today());
    if (published.isEmpty())
      return new PlacesView.Month(
          words.month(YearMonth.from(ask.today())),
          Words.NONE,
          words.say("hotspot.month.notYet", next));
    var month = published.get();
    var shown = month.of(cell);
    return new PlacesView.Month(
        words.month(month.month()),
        shown.isPresent()
            ? words.number(shown.getAsInt())
            : words.say("hotspot.month.withheld", ShownCount.LEAST),
        words.say("hotspot.month.about", words.minute(month.countedAt()), next));
  }

  private List<TiedPages.Way> ways(Ask ask, int cell) {
    var city = ask.city().code();
    var spot = new TiedPages.Spot(city, cell, "");
    var here = "/safecity/" + city + "/places?cell=" + cell + "#cell";
    return thread.at(ask.scope(), ask.words(), spot, here);
  }

  private PlacesView.@Nullable Form form(Ask ask, int cell) {
    if (!ask.scope().mayOn(Operation.ENTER_WORKS, ask.ground().unit())) return null;
    var words = ask.words();
    var factors =
        Arrays.stream(WalkScore.Factor.values())
            .map(one -> new Field.Option(one.name(), words.say("hotspot.factor." + one)))
            .toList();
    var kinds =
        Arrays.stream(Remedy.Kind.values())
            .map(one -> new Field.Option(one.name(), words.say("hotspot.remedy." + one)))
            .toList();
    var named = new WorkWords(words);
    var orders = new ArrayList<Field.Option>();
    orders.add(new Field.Option("", words.say("hotspot.order.none")));
    for (var work : works.works(ask.scope(), ask.city().code()))
      orders.add(new Field.Option(work.handle(), named.title(work)));
    return new PlacesView.Form(
        "/safecity/" + ask.city().code() + "/places/remedies",
        List.of(
            hidden("cell", String.valueOf(cell)),
            Field.text("factor", words.say("hotspot.factor"), "LIGHTING").of(factors),
            Field.text("kind", words.say("hotspot.what"), "LIGHTS").of(kinds),
            Field.text("package", words.say("hotspot.order"), "").of(orders)));
  }

  static Field hidden(String name, String value) {
    return Field.text(name, "", value).type("hidden");
  }

  static ResponseEntity<Void> back(String city, String query) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/safecity/" + city + "/places?" + query))
        .build();
  }
}
