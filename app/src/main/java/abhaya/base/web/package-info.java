/// The web base: words, page frame, components, errors, headers, keys. The look of the product.
///
/// Invariant: no visible word stands outside `messages/`, no figure is printed without Indian
/// grouping, no page can be kept by a browser.
///
/// ## A page
///
/// ```java
/// @Controller
/// class LawPage {
///   @GetMapping("/law")
///   ResponseEntity<String> show(Visit visit) {
///     var words = visit.words();
///     var page =
///         PageFrame.of(visit, words.say("law.title"))   // title of the window and headline
///             .section("law")                           // entry of the bar that is marked
///             .crumbs(List.of(new Link("India", "/"), Link.here(words.say("law.title"))))
///             .dataUpTo(words.minute(upTo))             // optional, right of the headline
///             .ways(new PageFrame.Ways(previous, next, up, export)); // keys [ ] u e, optional
///     return pages.render("law/law", page, new LawView(…));
///   }
/// }
/// ```
///
/// `jte/law/law.jte` takes `page` and its own record, ready to print:
///
/// ```
/// @import abhaya.base.web.PageFrame
/// @import abhaya.base.law.LawView
/// @param PageFrame page
/// @param LawView view
/// @template.components.layout(page = page, content = @`
///   <section class="panel"><h2>${page.say("law.duties")}</h2> … </section>
/// `)
/// ```
///
/// An entry of the bar is a bean of its module: `@Bean NavItem lawEntry()`.
///
/// ## Components
///
/// Each takes one record, ready to print; `/gallery` (demonstration only) shows them all and
/// `components/*.yaml` are its examples.
///
/// | call | takes |
/// |---|---|
/// | `@template.components.headline(headline = …)` | `Headline`: number, denominator, rule |
/// | `…state-bar(bar = …)` | `StateBar`: a whole and its parts |
/// | `…bar-list(list = …)` | `BarList`: ageing and the like |
/// | `…data-table(table = …)` | `DataTable`: columns, rows of `Cell`s, totals, empty sentence |
/// | `…filter-chips(page = page, chips = …)` | `FilterChips`; addresses by `visit.with(name, value)` |
/// | `…tile-map(map = …)` | `TileMap`, classes by `RateScale` |
/// | `…trend(page = page, chart = …)` | `TrendChart`; add `.scripts("components/trend.mjs")` |
/// | `…timeline`, `…clock-list`, `…way` | `Timeline`, `ClockList`, `Way` |
/// | `…status-chip(tone = …, word = …)` | colour, shape and word of a `Tone` |
/// | `…pager(page = page, pager = …)` | `Pager.of(words, address, page, size, total)` |
/// | `…field(field = …)` | `Field`, in a `<form class="form">` with `…csrf(page = page)` |
/// | `…help(help = …)`, `…spark(spark = …)`, `…tabs`, `…progress` | `Help`, `Spark`, links, counts |
///
/// A page is made of `<section class="panel">`s, side by side in `<div class="columns">`. True
/// outlines: `<div data-outlines="address of GeoJSON">` beside a tile map and
/// `.scripts("components/outlines.mjs")`; features carry the property `letters`.
///
/// ## Refusals
///
/// Throw `Refused.with(status, code)` or `Refused.field(name, code)`; whoever asked gets a problem
/// or a page in her language. `NotVisible` and absent look the same.
///
/// ## Words
///
/// `messages/<module>_en.properties` and `_hi.properties`: ICU message format, UTF-8, keys begin
/// with the module's name, the same keys in both. `page.say("law.found", 12)` in a template,
/// `visit.words()` in Java: `say`, `number` (1,23,45,678), `percent`, `share`, `date`
/// (23-11-2026), `minute`, `second`, `time`, `month`, `age`, `days`.
@ApplicationModule(
    id = "web",
    allowedDependencies = {"access", "jurisdiction", "platform"})
@NullMarked
package abhaya.base.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
