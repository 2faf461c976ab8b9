package abhaya.response.signal;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML of strangers as a tree of names and texts. A document type, and with it every entity of its
/// own, is refused; so is what is too deep or too much.
final class SafeXml {
  private static final int DEPTH_MAX = 32;
  private static final int ELEMENTS_MAX = 5_000;

  private SafeXml() {}

  /// @param name without its prefix
  record Element(String name, String space, StringBuilder words, List<Element> inner) {
    Element(String name, String space) {
      this(name, space, new StringBuilder(), new ArrayList<>());
    }

    Optional<Element> find(String wanted) {
      return inner.stream().filter(one -> one.name().equals(wanted)).findFirst();
    }

    /// The text of the first element of this name; empty where it is blank.
    Optional<String> text(String wanted) {
      return find(wanted).map(Element::text).filter(text -> !text.isEmpty());
    }

    String text() {
      return words.toString().strip();
    }

    /// Of this name, at whatever depth, in the order of the document.
    List<Element> all(String wanted) {
      var found = new ArrayList<Element>();
      collect(this, wanted, found);
      return found;
    }

    private static void collect(Element from, String wanted, List<Element> found) {
      for (var one : from.inner()) {
        if (one.name().equals(wanted)) found.add(one);
        collect(one, wanted, found);
      }
    }
  }

  /// Empty where it is no XML, or more than we take.
  static Optional<Element> read(String text) {
    var factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      return read(factory.createXMLStreamReader(new StringReader(text)));
    } catch (XMLStreamException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Element> read(XMLStreamReader in) throws XMLStreamException {
    Deque<Element> open = new ArrayDeque<>();
    Element root = null;
    int count = 0;
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          return Optional.empty();
        }
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() >= DEPTH_MAX || ++count > ELEMENTS_MAX) return Optional.empty();
          var space = in.getNamespaceURI();
          var one = new Element(in.getLocalName(), space == null ? "" : space);
          if (root == null) root = one;
          else if (!open.isEmpty()) open.peek().inner().add(one);
          open.push(one);
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) open.peek().words().append(in.getText());
        }
        default -> {}
      }
    }
    return Optional.ofNullable(root);
  }
}
