package abhaya.safecity.hotspot;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.FilterChips;
import abhaya.base.web.Headline;
import abhaya.base.web.Link;
import abhaya.safecity.project.TiedPages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where and when in one city, ready to print.
///
/// @param repeat null without a run
/// @param clusters null without a run
/// @param rule sentences of the written definition, with this run's months and numbers in them
/// @param notice what came of the last act; empty if there was none
/// @param chosen the cell that is looked at, if one is
public record PlacesView(
    List<Link> tabs,
    List<Headline> headlines,
    FilterChips chips,
    Map map,
    DataTable hot,
    DataTable methods,
    @Nullable Repeat repeat,
    @Nullable Repeat clusters,
    DataTable stations,
    DataTable remedies,
    List<Stands> waiting,
    List<String> rule,
    Again again,
    String notice,
    @Nullable Chosen chosen) {

  public PlacesView {
    tabs = List.copyOf(tabs);
    headlines = List.copyOf(headlines);
    rule = List.copyOf(rule);
    waiting = List.copyOf(waiting);
  }

  /// A table of what was found and how it was reckoned.
  public record Repeat(DataTable table, List<String> sentences) {
    public Repeat {
      sentences = List.copyOf(sentences);
    }
  }

  /// An ordered remedy of which this reader may say that it stands.
  public record Stands(String action, String what) {}

  /// @param layer address of the map's data
  /// @param about the map in a sentence, for who does not see it
  /// @param legend state and word of each shade
  public record Map(String layer, String about, List<Shade> legend) {
    public Map {
      legend = List.copyOf(legend);
    }
  }

  public record Shade(String style, String word) {}

  /// @param address of the run that can be made again; null without a run
  /// @param anew where a new run is asked for; null where this reader may not
  public record Again(@Nullable String address, @Nullable String anew, List<Field> fields) {
    public Again {
      fields = List.copyOf(fields);
    }
  }

  /// @param standing what stands there, a line for each kind
  /// @param ways to its dark places and to what was ordered for it
  /// @param form for a remedy; null where this reader may not order one
  public record Chosen(
      String name,
      String where,
      DataTable times,
      Month month,
      List<String> standing,
      List<TiedPages.Way> ways,
      @Nullable Form form) {
    public Chosen {
      standing = List.copyOf(standing);
      ways = List.copyOf(ways);
    }
  }

  /// The month that runs.
  ///
  /// @param events as published last, or why no figure stands there
  public record Month(String name, String events, String about) {}

  public record Form(String action, List<Field> fields) {
    public Form {
      fields = List.copyOf(fields);
    }
  }
}
