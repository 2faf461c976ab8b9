package abhaya.base.jurisdiction;

/// One row of a units file, as text. Days are ISO dates; `validTo` is the last day and may be empty;
/// lists are separated by semicolons or written as a JSON array.
///
/// @param row number from 1, the heading not counted
public record UnitRow(
    int row,
    String code,
    String kind,
    String nameEn,
    String nameHi,
    String parentCode,
    String validFrom,
    String validTo,
    String revenueDistrictLgd,
    String aliases) {}
