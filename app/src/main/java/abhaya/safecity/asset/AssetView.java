package abhaya.safecity.asset;

import abhaya.base.web.DataTable;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing, ready to print.
///
/// @param measures three of a camera, one of others, of a staffed place its hours
/// @param days bars of the last thirty days
/// @param why how availability and penalty come about, in sentences
public record AssetView(
    Tone tone,
    String state,
    String lastSign,
    List<Headline> measures,
    List<Day> days,
    List<String> why,
    List<Map.Entry<String, String>> facts,
    List<Map.Entry<String, String>> fields,
    List<Photo> photos,
    DataTable funding,
    DataTable tickets,
    DataTable moves,
    DataTable trips,
    DataTable care,
    DataTable visits,
    List<Link> ways,
    @Nullable String report,
    boolean flies) {

  public AssetView {
    measures = List.copyOf(measures);
    days = List.copyOf(days);
    why = List.copyOf(why);
    facts = List.copyOf(facts);
    fields = List.copyOf(fields);
    photos = List.copyOf(photos);
    ways = List.copyOf(ways);
  }

  /// @param height of the bar in hundredths; null: not measured
  public record Day(String about, @Nullable Integer height, String tone) {}

  /// @param src null where only the record of it is kept
  public record Photo(@Nullable String src, String about) {}
}
