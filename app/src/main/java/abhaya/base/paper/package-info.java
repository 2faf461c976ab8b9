/// What leaves the screen: CSV, spreadsheet, A4 paper. One sheet makes all three.
///
/// Invariant: a file holds what the page showed and nothing else; no cell of it can be read as a
/// formula; each says who took it and when. Nothing here decides who may take a file or puts it on
/// record: the page that offers the file does both before it asks for one.
@ApplicationModule(
    id = "paper",
    allowedDependencies = {"web"})
@NullMarked
package abhaya.base.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
