package abhaya.base.web;

import abhaya.base.access.Operation;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A visit and a renderer for tests that start nothing.
public final class Samples {
  public static final Instant NOW = Instant.parse("2026-11-23T04:10:07Z");

  private static final WordBook BOOK = WordBook.load(true);
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(ContentType.Html);

  private Samples() {}

  public static Words words(Language language) {
    return BOOK.in(language);
  }

  public static Visit visit(Language language, String address) {
    return visit(language, Theme.AUTO, address, true);
  }

  public static Visit visit(Language language, Theme theme, String address, boolean signedIn) {
    var hindi = language == Language.HINDI;
    var reader =
        hindi
            ? new Visit.SignedIn("नमूना पाठक", "मंत्रालय विश्लेषक", "भारत")
            : new Visit.SignedIn("Sample Reader", "Ministry analyst", "India");
    return new Visit(
        BOOK.in(language),
        theme,
        address,
        signedIn ? reader : null,
        new Visit.Csrf("_csrf", "sample"),
        signedIn ? nav() : List.of(),
        NOW,
        new Visit.Installation(Assets.load(), "country", "0.1.0"));
  }

  private static List<NavItem> nav() {
    return List.of(
        new NavItem("investigation", "compliance.nav", "/overview", 'o', 10, Operation.SEE_COUNTS),
        new NavItem("cases", "cases.nav", "/cases", 'c', 20, Operation.SEE_CASE_LIST),
        new NavItem("law", "web.signIn", "/sign-in", 'l', 30, Operation.SEE_LAW),
        new NavItem("about", "web.about", "/about", 'a', 90, Operation.SEE_LAW));
  }

  public static String html(String template, PageFrame page, Object view) {
    return new Pages(TEMPLATES).html(template, page, view);
  }

  public static @Nullable String prefix(Visit visit) {
    return visit.installation().assets().prefix();
  }
}
