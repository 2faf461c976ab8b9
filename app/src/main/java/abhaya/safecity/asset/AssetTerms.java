package abhaya.safecity.asset;

import abhaya.safecity.measure.OpenHours;
import abhaya.safecity.measure.ServiceTerms;

/// What is promised of a class of things, or of those of one contract.
///
/// @param fixHours within which a fault is to be repaired
/// @param source where the values come from
record AssetTerms(
    ServiceTerms service, OpenHours hours, int fixHours, int silentMinutes, String source) {}
