package abhaya.safecity.asset;

import abhaya.base.web.DataTable;
import abhaya.base.web.FoldedForm;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import abhaya.base.web.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing, ready to print.
///
/// @param measures three of a camera, one of others, of a staffed place its hours
/// @param days bars of the last thirty days
/// @param roster of the days to come; without columns where nobody sits there
/// @param around the places it lies in
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
    DataTable roster,
    Keeping keeping,
    List<Link> around,
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
    around = List.copyOf(around);
    ways = List.copyOf(ways);
  }

  /// Forms for what people write down, each where its table stands.
  ///
  /// @param problem why the last one was not taken; empty if none was sent
  public record Keeping(
      String problem, List<FoldedForm> staff, List<FoldedForm> trips, List<FoldedForm> care) {

    public Keeping {
      staff = List.copyOf(staff);
      trips = List.copyOf(trips);
      care = List.copyOf(care);
    }

    static Keeping of(String problem, Map<KeepForm.Kind, FoldedForm> forms) {
      return new Keeping(
          problem,
          these(forms, KeepForm.Kind.shift, KeepForm.Kind.visit),
          these(forms, KeepForm.Kind.trip),
          these(forms, KeepForm.Kind.done, KeepForm.Kind.care));
    }

    private static List<FoldedForm> these(
        Map<KeepForm.Kind, FoldedForm> forms, KeepForm.Kind... kinds) {
      return Arrays.stream(kinds).map(forms::get).filter(Objects::nonNull).toList();
    }
  }

  /// @param height of the bar in hundredths; null: not measured
  public record Day(String about, @Nullable Integer height, String tone) {}

  /// @param src null where only the record of it is kept
  public record Photo(@Nullable String src, String about) {}
}
