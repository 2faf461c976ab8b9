package abhaya.safecity.fund;

import abhaya.base.web.DataTable;
import abhaya.base.web.Field;
import abhaya.base.web.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A draft of a certificate, or why there is none, ready to print.
///
/// @param years to choose from
/// @param refusals why it is not drawn up; none if it is
/// @param lines number, name and figure of each line of the form
/// @param pdf where it can be fetched; null if it is not drawn up
/// @param give where it is put on record as given; empty where it cannot be
/// @param books form of the grantee's own figures; empty for who may not enter
public record CertificateView(
    List<Link> tabs,
    List<Link> years,
    List<Link> forms,
    List<String> refusals,
    String sentence,
    DataTable lines,
    DataTable grants,
    @Nullable Link pdf,
    String action,
    String give,
    String year,
    String form,
    List<Field> books) {

  public CertificateView {
    tabs = List.copyOf(tabs);
    years = List.copyOf(years);
    forms = List.copyOf(forms);
    refusals = List.copyOf(refusals);
    books = List.copyOf(books);
  }
}
