package abhaya.safecity.hotspot;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.web.Tone;
import abhaya.base.web.Words;
import abhaya.safecity.project.TiedPages;
import abhaya.safecity.project.WorkPackage;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// From a place to what was ordered for it, and from a package to the places it was ordered for.
@Component
@Order(20)
class RemedyWays implements TiedPages {
  private static final int SHOWN = 12;

  private final PlaceRemedyStore remedies;
  private final HotspotStore grounds;

  RemedyWays(PlaceRemedyStore remedies, HotspotStore grounds) {
    this.remedies = remedies;
    this.grounds = grounds;
  }

  @Override
  public List<Way> at(Scope scope, Words words, Spot spot) {
    var ground = grounds.find(spot.city());
    if (ground.isEmpty() || !scope.mayOn(Operation.SEE_WORKS, ground.get().unit()))
      return List.of();
    if (!ground.get().holds(spot.cell())) return List.of();
    var ways = new ArrayList<Way>();
    var cell = ground.get().name(spot.cell());
    ways.add(new Way(words.say("hotspot.tied.cell", cell), cell(spot), Tone.PLAIN, ""));
    for (var remedy : remedies.list(spot.city())) {
      var order = remedy.packageHandle();
      if (remedy.cell() != spot.cell() || order == null || ways.size() > SHOWN) continue;
      ways.add(way(words, remedy, "/safecity/" + spot.city() + "/works/" + order));
    }
    return ways;
  }

  private static String cell(Spot spot) {
    return cell(spot.city(), spot.cell());
  }

  private static String cell(String city, int cell) {
    return "/safecity/" + city + "/places?cell=" + cell + "#cell";
  }

  private static Way way(Words words, Remedy remedy, String href) {
    var done = remedy.doneOn();
    return new Way(
        words.say("hotspot.tied.order", words.say("hotspot.remedy." + remedy.kind())),
        href,
        done == null ? Tone.YOUNG : Tone.IN_TIME,
        done == null
            ? words.say("hotspot.ordered", words.date(remedy.orderedOn()))
            : words.say("hotspot.done", words.date(done)));
  }

  @Override
  public List<Way> of(Scope scope, Words words, WorkPackage work) {
    var city = work.place().city();
    var ground = grounds.find(city);
    if (ground.isEmpty() || !scope.mayOn(Operation.SEE_WORKS, ground.get().unit()))
      return List.of();
    return remedies.list(city).stream()
        .filter(remedy -> work.handle().equals(remedy.packageHandle()))
        .limit(SHOWN)
        .map(remedy -> {
          var way = way(words, remedy, cell(city, remedy.cell()));
          var text =
              words.say(
                  "hotspot.tied.for",
                  words.say("hotspot.remedy." + remedy.kind()),
                  ground.get().name(remedy.cell()));
          return new Way(text, way.href(), way.tone(), way.state());
        })
        .toList();
  }
}
