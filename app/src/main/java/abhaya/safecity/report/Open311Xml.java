package abhaya.safecity.report;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// The XML form of an Open311 answer: the same names as in JSON, a list as a parent with one element
/// for each entry.
final class Open311Xml {
  /// The element of an entry, by the name of its list.
  private static final Map<String, String> ENTRY =
      Map.of(
          "services", "service",
          "service_requests", "request",
          "attributes", "attribute",
          "values", "value",
          "errors", "error",
          "endpoints", "endpoint",
          "formats", "format");

  private Open311Xml() {}

  static String of(String root, Object value) {
    var text = new StringWriter();
    try {
      var out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      out.writeStartDocument("utf-8", "1.0");
      write(out, root, value);
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static void write(XMLStreamWriter out, String name, Object value)
      throws XMLStreamException {
    out.writeStartElement(name);
    switch (value) {
      case Map<?, ?> map -> {
        for (var field : map.entrySet())
          write(out, String.valueOf(field.getKey()), field.getValue());
      }
      case Iterable<?> list -> {
        for (var entry : list) write(out, ENTRY.getOrDefault(name, "item"), entry);
      }
      default -> out.writeCharacters(String.valueOf(value));
    }
    out.writeEndElement();
  }
}
