package abhaya.safecity.asset;

import java.util.List;
import java.util.Map;

/// The field page, ready to be kept on a telephone.
///
/// @param asset name of the thing the label led from; empty for none
/// @param texts words that the script says, by key
public record TagView(
    String asset,
    List<Map.Entry<String, String>> cities,
    List<Map.Entry<String, String>> kinds,
    List<Field> fields,
    List<Map.Entry<String, String>> found,
    List<Map.Entry<String, String>> texts) {

  /// What a new thing of a class needs.
  public record Field(String kind, String name, String label, String form, List<String> choices) {
    public Field {
      choices = List.copyOf(choices);
    }
  }

  public TagView {
    cities = List.copyOf(cities);
    kinds = List.copyOf(kinds);
    fields = List.copyOf(fields);
    found = List.copyOf(found);
    texts = List.copyOf(texts);
  }
}
