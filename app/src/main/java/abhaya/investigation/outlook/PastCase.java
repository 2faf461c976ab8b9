package abhaya.investigation.outlook;

/// A case of the past as it looked on one day, and how it ended.
///
/// @param daysLeft to the last day, from the day it was looked at
/// @param obstacles how many things it waited for then
/// @param predicted the uncalibrated chance of going over it would have been given; NaN if none
public record PastCase(long daysLeft, int obstacles, double predicted, boolean wentOver) {}
