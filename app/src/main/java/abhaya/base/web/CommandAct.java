package abhaya.base.web;

import abhaya.base.access.Operation;
import org.jspecify.annotations.Nullable;

/// Something to do that can be found by typing its words into the command bar. A module that has
/// one declares it as a bean; what changes anything still asks on its own page.
///
/// @param key of its words
/// @param needs the function a reader must have; null: whoever is signed in
public record CommandAct(String key, String href, @Nullable Operation needs) {}
