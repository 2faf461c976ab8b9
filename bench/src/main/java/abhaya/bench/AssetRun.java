package abhaya.bench;

import abhaya.base.access.ApiScope;
import abhaya.base.access.DemoAccounts;
import abhaya.base.access.DemoDesk;
import abhaya.base.access.Role;
import abhaya.base.access.SignInDesk;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.platform.DatabaseContext;
import abhaya.safecity.asset.KnownAssets;
import abhaya.safecity.project.CityProject;
import abhaya.safecity.project.WorkStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The things of the eight cities by one file through the door for files, then the map of a hundred
/// thousand of them: bytes and time of its tiles at three heights, every tile counted against the
/// places in the file, and the map in a browser until it rests.
final class AssetRun {
  private static final String IMPORT = "assets-import";
  private static final String MAP = "assets-map";
  private static final int COUNTRY = 59_400;
  private static final int MOST = 100_000;
  private static final int SCREEN = 6;

  /// City, state and middle; the things lie within ten kilometres of it.
  private record City(String code, int state, double lat, double lon) {}

  private static final List<City> CITIES =
      List.of(
          new City("AMD", 24, 23.0225, 72.5714),
          new City("BLR", 29, 12.9716, 77.5946),
          new City("CHN", 33, 13.0827, 80.2707),
          new City("DEL", 7, 28.6139, 77.2090),
          new City("HYD", 36, 17.3850, 78.4867),
          new City("KOL", 19, 22.5726, 88.3639),
          new City("LKO", 9, 26.8467, 80.9462),
          new City("MUM", 27, 19.0760, 72.8777));

  private final Installation product;
  private final Path folder;
  private final Options options;
  private final Report report;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.builder().build();
  private final List<double[]> places = new ArrayList<>();
  private String token = "";

  /// @param folder for what drives the browser
  AssetRun(Installation product, Path folder, Options options, Report report) {
    this.product = product;
    this.folder = folder;
    this.options = options;
    this.report = report;
  }

  void run() throws Exception {
    DatabaseContext.SYSTEM.run(() ->
        product
            .bean(TransactionTemplate.class)
            .executeWithoutResult(_ -> {
              for (var city : CITIES)
                product
                    .bean(WorkStore.class)
                    .insert(
                        new CityProject(
                            city.code(), UnitId.ofState(city.state()), city.code(), city.code()));
            }));
    token = token();
    var random = new Random(options.seed());
    var country = options.cases() >= 1_000_000 ? COUNTRY : COUNTRY / 10;
    var most = options.cases() >= 1_000_000 ? MOST : MOST / 10;
    report.progress("a file of " + country + " things");
    var file = file(0, country, random);
    var seconds = send(file, country);
    report.result(IMPORT, "one CSV file of " + country, "rows", country / seconds, "rows/s");
    report.result(IMPORT, "one CSV file of " + country, "time", seconds, "s");
    report.result(IMPORT, "one CSV file of " + country, "size", file.length / 1e6, "MB");
    var again = send(file, 0);
    report.result(IMPORT, "the same file again, nothing changed", "time", again, "s");
    check(country);
    report.note(
        IMPORT,
        "answered when every row is validated and on disk in one transaction; exactness: rows and"
            + " distinct serial numbers counted in the table");
    send(file(country, most, random), most - country);
    check(most);
    product.bean(KnownAssets.class).refresh();
    map(most);
  }

  private byte[] file(int from, int to, Random random) {
    var text = new StringBuilder((to - from) * 130);
    text.append("city,kind,name,serialNo,lat,lon,stage,installedOn,cameraType,poleNo\n");
    for (var number = from; number < to; number++) {
      var city = CITIES.get(number % CITIES.size());
      var lat = rounded(city.lat() + (random.nextDouble() - 0.5) * 0.18);
      var lon = rounded(city.lon() + (random.nextDouble() - 0.5) * 0.18);
      places.add(new double[] {lat, lon});
      var kind = number % 3 == 0 ? "LIGHT" : number % 3 == 1 ? "CAMERA" : "CALL_BOX";
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%s,Thing %d,B%07d,%.6f,%.6f,INSTALLED,2022-05-17,%s,%s%n",
              city.code(),
              kind,
              number,
              number,
              lat,
              lon,
              kind.equals("CAMERA") ? "FIXED" : "",
              kind.equals("LIGHT") ? "P-" + number : ""));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 1e6) / 1e6;
  }

  private String token() throws Exception {
    var client =
        product
            .bean(DemoAccounts.class)
            .addClient("bench-assets", Role.FEED_CLIENT, UnitId.NATION, Set.of(ApiScope.FEEDS));
    var pair = (client.clientId() + ":" + client.clientSecret()).getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create(product.address() + "/oauth2/token"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    return json.readTree(http.send(request, BodyHandlers.ofString()).body())
        .path("access_token")
        .asString();
  }

  /// @return seconds until the answer
  private double send(byte[] file, int expected) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(product.address() + "/api/v1/feeds/assets"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofByteArray(file))
            .build();
    var began = System.nanoTime();
    var body = http.send(request, BodyHandlers.ofString()).body();
    var seconds = (System.nanoTime() - began) / 1e9;
    var accepted = json.readTree(body).path("accepted").asInt(-1);
    if (accepted != expected)
      report.wrong(IMPORT, accepted + " accepted of " + expected + " in " + first(body));
    return seconds;
  }

  private static String first(String body) {
    return body.substring(0, Math.min(400, body.length()));
  }

  private void check(int expected) {
    var stored =
        DatabaseContext.SYSTEM.call(() ->
            product
                .bean(TransactionTemplate.class)
                .execute(_ ->
                    product
                        .bean(JdbcClient.class)
                        .sql("select count(distinct (city, kind, serial_no)) from asset.asset")
                        .query(Integer.class)
                        .single()));
    if (stored == null || stored != expected)
      report.wrong(IMPORT, stored + " stored of " + expected);
  }

  /// A tile and what has to lie in it.
  private record Tile(int z, int x, int y) {
    static Tile of(int z, double lat, double lon) {
      var scale = (double) (1 << z);
      var sine = Math.sin(Math.toRadians(lat));
      var north = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
      return new Tile(z, (int) ((lon + 180) / 360 * scale), (int) (north * scale));
    }
  }

  private void map(int most) throws Exception {
    var cookie = signIn();
    var page = get("/safecity/assets", cookie);
    report.result(MAP, "page of the map and list, " + most, "size", page.length / 1e3, "kB");
    // the nation, a city, a screen of streets in the middle of each city
    heights(cookie, 5, Integer.MAX_VALUE);
    heights(cookie, 11, Integer.MAX_VALUE);
    heights(cookie, 16, SCREEN);
    report.note(
        MAP,
        "each tile is asked for over HTTP with a session and counted: its numbers add up to the"
            + " places of the file that lie in it");
    browse(cookie);
  }

  private void browse(String cookie) throws Exception {
    var chromium = Chromium.find(folder);
    if (chromium.isEmpty()) {
      report.note(MAP, "missing: Chromium, Node.js or the driver that npm brings; no time to idle");
      return;
    }
    var city = CITIES.getLast();
    var heights =
        List.of(
            new MapVisits.Height("country", "68,6,98,36"),
            MapVisits.Height.over("city", city.lat(), city.lon(), 0.09),
            MapVisits.Height.over("street", city.lat(), city.lon(), 0.004));
    new MapVisits(product.address(), cookie, options.rounds(), report).run(chromium.get(), heights);
  }

  private String signIn() {
    product
        .bean(DemoAccounts.class)
        .add(
            new DemoAccounts.Person(
                "Bench analyst", "bench-analyst", Role.MINISTRY_ANALYST, UnitId.NATION, null));
    var card = product.bean(DemoDesk.class).list().getFirst();
    var source = new SignInDesk.Source("127.0.0.1", "bench");
    return "__Host-abhaya="
        + product.bean(DemoDesk.class).signIn(card.handle(), source).orElseThrow();
  }

  private byte[] get(String path, String cookie) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(product.address() + path))
            .header("Cookie", cookie)
            .build();
    var answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) report.wrong(MAP, path + " answered " + answer.statusCode());
    return answer.body();
  }

  /// All tiles of a height in which something lies, or those next to the middle of each city.
  private void heights(String cookie, int z, int most) throws Exception {
    Map<Tile, Integer> expected = new LinkedHashMap<>();
    for (var place : places) expected.merge(Tile.of(z, place[0], place[1]), 1, Integer::sum);
    var asked =
        most == Integer.MAX_VALUE ? List.copyOf(expected.keySet()) : screens(z, most, expected);
    for (var warm = 0; warm < 3; warm++) get(path(asked.getFirst()), cookie);
    var millis = new double[asked.size() * Math.max(3, options.rounds())];
    var bytes = new long[asked.size()];
    for (var at = 0; at < millis.length; at++) {
      var tile = asked.get(at % asked.size());
      var began = System.nanoTime();
      var body = get(path(tile), cookie);
      millis[at] = (System.nanoTime() - began) / 1e6;
      bytes[at % asked.size()] = body.length;
      var counted = new TileCounts(body).sum("n");
      if (counted != expected.getOrDefault(tile, 0))
        report.wrong(MAP, tile + " counts " + counted + " of " + expected.get(tile));
    }
    var name = "zoom " + z + ", " + asked.size() + " tiles";
    report.percentiles(MAP, name, millis, 99);
    report.result(MAP, name, "largest", Arrays.stream(bytes).max().orElse(0) / 1e3, "kB");
    report.result(MAP, name, "all", Arrays.stream(bytes).sum() / 1e3, "kB");
  }

  private static List<Tile> screens(int z, int side, Map<Tile, Integer> expected) {
    var tiles = new ArrayList<Tile>();
    for (var city : CITIES) {
      var middle = Tile.of(z, city.lat(), city.lon());
      for (var dx = 0; dx < side; dx++)
        for (var dy = 0; dy < side; dy++) {
          var tile = new Tile(z, middle.x() - side / 2 + dx, middle.y() - side / 2 + dy);
          if (expected.containsKey(tile)) tiles.add(tile);
        }
    }
    return tiles;
  }

  private static String path(Tile tile) {
    return "/safecity/assets/tiles/%d/%d/%d.mvt".formatted(tile.z(), tile.x(), tile.y());
  }
}
