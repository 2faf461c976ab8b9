package abhaya.response.signal;

import abhaya.base.geo.PlaceTextReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A mail as it lies in the mailbox. Its words are the plain text, else the words of the web page in
/// it; a number in the words is the way to reach the sender.
public final class MailReader implements SignalReader {
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}");
  private static final Pattern MOBILE =
      Pattern.compile("(?<![0-9+])(?:\\+91|0091|91|0)?[ -]?[6-9][0-9]{4}[ -]?[0-9]{5}(?![0-9])");
  private static final Pattern ZONE_NAME = Pattern.compile("\\s*\\([^)]*\\)\\s*$");
  private static final int NESTING_MAX = 6;
  private static final int PARTS_MAX = 50;

  private final PlaceTextReader places = new PlaceTextReader();

  @Override
  public Reading read(Arrival arrival) {
    var draft = new Draft(arrival, Meaning.MESSAGE);
    var mail = MailPart.of(new String(arrival.original().bytes(), StandardCharsets.ISO_8859_1));
    var from = ADDRESS.matcher(mail.header("from"));
    if (from.find()) draft.fact("address", from.group());
    draft.ownKey(mail.headers().get("message-id"));
    draft.at(date(draft, mail.headers().get("date")));
    var subject = mail.header("subject");
    draft.fact("subject", subject);
    var body = words(mail, 1).orElse("");
    if (mail.headers().isEmpty()) {
      draft.flag(Flag.UNREADABLE);
      body = CleanText.of(arrival.original().bytes()).text();
    }
    var text = subject.isBlank() ? body : subject + "\n" + body;
    draft.text(text);
    var mobile = MOBILE.matcher(text);
    if (mobile.find()) draft.number(mobile.group());
    if (automatic(mail)) draft.meaning(Meaning.NOTICE);
    return draft.placeInText(places).reading();
  }

  private static boolean automatic(MailPart mail) {
    var said = mail.headers().getOrDefault("auto-submitted", "no");
    return !said.equalsIgnoreCase("no") || mail.type().equals("multipart/report");
  }

  private static Optional<String> words(MailPart part, int depth) {
    if (!part.type().startsWith("multipart/")) {
      if (part.type().equals("text/html")) return Optional.of(bare(part.text()));
      return part.type().startsWith("text/") ? Optional.of(part.text()) : Optional.empty();
    }
    var boundary = part.parameter("boundary");
    if (boundary.isEmpty() || depth > NESTING_MAX) return Optional.of(part.text());
    Optional<String> page = Optional.empty();
    var pieces = ("\n" + part.body()).split(Pattern.quote("\n--" + boundary), PARTS_MAX);
    for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
      var inner = MailPart.of(pieces[i].replaceFirst("^[ \t]*\n", ""));
      var found = words(inner, depth + 1);
      if (found.isEmpty()) continue;
      if (!inner.type().equals("text/html")) return found;
      if (page.isEmpty()) page = found;
    }
    return page;
  }

  private static String bare(String page) {
    return page.replaceAll("(?is)<(script|style)[^>]{0,500}>.{0,20000}?</\\1>", " ")
        .replaceAll("(?i)<(br|/p|/div)[^>]{0,200}>", "\n")
        .replaceAll("<[^>]{0,2000}>", " ")
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("[ \t]+", " ")
        .strip();
  }

  private static @Nullable Instant date(Draft draft, @Nullable String typed) {
    if (typed == null) return null;
    try {
      var bare = ZONE_NAME.matcher(typed).replaceFirst("");
      return OffsetDateTime.parse(bare, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      draft.flag(Flag.TIME_UNREADABLE, "at");
      return null;
    }
  }
}
