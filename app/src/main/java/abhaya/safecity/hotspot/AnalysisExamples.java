package abhaya.safecity.hotspot;

/// Bodies that the API's page shows, and that a test sends.
final class AnalysisExamples {
  static final String DENSITY_AT =
      """
      {"kernel":"quartic","bandwidth":300,
       "points":[{"x":0,"y":0},{"x":100,"y":0},{"x":0,"y":200},{"x":400,"y":400}],
       "at":[{"x":0,"y":0},{"x":100,"y":100}]}\
      """;
  static final String DENSITY_GRID =
      """
      {"kernel":"gaussian","bandwidth":300,
       "points":[{"x":0,"y":0},{"x":100,"y":0},{"x":0,"y":200},{"x":400,"y":400}],
       "grid":{"minX":-300,"minY":-300,"cellMetres":60,"columns":20,"rows":20}}\
      """;
  static final String LOCAL_LINE =
      """
      {"layout":"line","values":[0,0,0,1,1,1,0,1,0,0]}\
      """;
  static final String LOCAL_PLACES =
      """
      {"points":[{"x":10,"y":10},{"x":20,"y":10},{"x":40,"y":10},{"x":15,"y":20},
                 {"x":30,"y":20},{"x":30,"y":30}],
       "values":[2,3,3.2,5,8,7],"distance":15,"self":true,"falseDiscoveryRate":0.05}\
      """;
  static final String LOCAL_GRID =
      """
      {"grid":{"columns":3,"rows":3,"cellMetres":250},"distance":250,
       "values":[0,1,0,1,9,1,0,1,0]}\
      """;
  static final String GROUPS =
      """
      {"eps":3,"minPts":2,
       "points":[{"x":1,"y":2},{"x":2,"y":2},{"x":2,"y":3},{"x":8,"y":7},{"x":8,"y":8},
                 {"x":25,"y":80}]}\
      """;
  static final String REPEATS =
      """
      {"events":[{"x":0,"y":0,"on":"2026-01-01"},{"x":30,"y":0,"on":"2026-01-03"},
                 {"x":900,"y":0,"on":"2026-02-01"},{"x":930,"y":0,"on":"2026-02-02"}],
       "distances":[100,200],"days":[7,14],"permutations":99,"seed":1}\
      """;
  static final String FORECAST =
      """
      {"earlier":[9,7,5,4,3,2,1,1,0,0],"later":[6,8,2,3,4,1,5,0,1,0],"top":2}\
      """;
  static final String FORECAST_PLAIN =
      """
      {"hit":25,"events":100,"area":10,"wholeArea":100}\
      """;

  private AnalysisExamples() {}
}
