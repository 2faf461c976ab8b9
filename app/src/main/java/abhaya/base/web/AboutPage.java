package abhaya.base.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootVersion;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Versions of the product, of what it stands on and of the rules it counts by.
@Controller
class AboutPage {
  private final Pages pages;
  private final JdbcClient jdbc;
  private final List<AboutLine> rules;

  AboutPage(Pages pages, JdbcClient jdbc, ObjectProvider<AboutLine> rules) {
    this.pages = pages;
    this.jdbc = jdbc;
    this.rules = rules.orderedStream().toList();
  }

  @GetMapping("/about")
  ResponseEntity<String> show(Visit visit) {
    var page = PageFrame.of(visit, visit.words().say("web.about.title"));
    return pages.render("web/about", page, view(visit, rules, databaseVersion()));
  }

  private String databaseVersion() {
    return jdbc.sql("show server_version").query(String.class).single();
  }

  static AboutView view(Visit visit, List<AboutLine> rules, String database) {
    var words = visit.words();
    var groups = new ArrayList<AboutView.Group>();
    groups.add(
        new AboutView.Group(
            words.say("web.about.runs"),
            List.of(
                new AboutView.Line(words.say("web.product"), visit.installation().version()),
                new AboutView.Line("Java", Runtime.version().toString()),
                new AboutView.Line("PostgreSQL", database),
                new AboutView.Line("Spring Boot", SpringBootVersion.getVersion()))));
    var ruleLines = new ArrayList<AboutView.Line>();
    for (var rule : rules) ruleLines.add(new AboutView.Line(words.say(rule.key()), rule.value()));
    if (!ruleLines.isEmpty()) {
      groups.add(new AboutView.Group(words.say("web.about.rules"), ruleLines));
    }
    groups.add(new AboutView.Group(words.say("web.about.credits"), credits()));
    return new AboutView(words.say("web.about.lead"), groups, words.say("web.about.licence"));
  }

  /// Whose work the browser loads, with the licence it is given under.
  private static List<AboutView.Line> credits() {
    return List.of(
        new AboutView.Line("Noto Sans, Noto Sans Devanagari", "SIL Open Font License 1.1"),
        new AboutView.Line("Bootstrap 5.3.8", "MIT"),
        new AboutView.Line("Apache ECharts 6.1.0", "Apache License 2.0"),
        new AboutView.Line("MapLibre GL JS 6.17.0", "BSD 3-Clause"),
        new AboutView.Line("ICU4J 79.1", "Unicode License v3"),
        new AboutView.Line("jte 3.2.3", "Apache License 2.0"));
  }
}
