package abhaya.base.web;

import java.util.List;

/// A form that stays folded on a page until it is wanted.
///
/// @param about what it does, in a sentence
/// @param send what its button says
/// @param open it was sent and is not taken
public record FoldedForm(
    String id,
    String title,
    String about,
    String action,
    String send,
    boolean open,
    List<Field> fields) {

  public FoldedForm {
    fields = List.copyOf(fields);
  }

  /// Whether each choice in it has something to choose.
  public boolean canBeFilled() {
    return fields.stream()
        .noneMatch(field -> field.type().equals("select") && field.options().isEmpty());
  }
}
