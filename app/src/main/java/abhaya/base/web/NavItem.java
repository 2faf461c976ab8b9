package abhaya.base.web;

/// An entry of the bar. A module that has one declares it as a bean.
///
/// @param section name that a page gives to be marked as inside (`PageFrame.section`)
/// @param key of its words
/// @param letter pressed after `g`
/// @param order from left to right, in tens
public record NavItem(String section, String key, String href, char letter, int order) {}
