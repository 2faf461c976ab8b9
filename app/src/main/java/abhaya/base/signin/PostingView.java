package abhaya.base.signin;

import java.util.List;

/// The postings a person may work in today.
public record PostingView(List<Choice> choices) {

  public PostingView {
    choices = List.copyOf(choices);
  }

  public record Choice(long id, String role, String unit, boolean isCurrent) {}
}
