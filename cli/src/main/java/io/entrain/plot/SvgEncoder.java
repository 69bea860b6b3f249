package io.entrain.plot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** One SVG a page. Text is drawn as outlines, so that it looks the same where the font is not installed; PDF keeps it as text. */
final class SvgEncoder implements FigureEncoder {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  @Override
  public List<byte[]> encode(Figure figure) throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (Drawing page : figure.pages()) {
      files.add(encode(figure, page));
    }
    return files;
  }

  private static byte[] encode(Figure figure, Drawing page) throws IOException {
    Document document = emptyDocument();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    SVGGraphics2D canvas = new SVGGraphics2D(context, true);
    canvas.addRenderingHints(Theme.HINTS);
    page.draw(canvas, figure.area());
    Element root = canvas.getRoot();
    setSize(root, figure);
    describe(root, figure);
    return serialize(root);
  }

  /** Without the document type that Batik would write: reading it makes parsers ask the network for a definition. */
  private static byte[] serialize(Element root) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(root), new StreamResult(bytes));
    } catch (TransformerException e) {
      throw new IOException(e);
    }
    return bytes.toByteArray();
  }

  private static Document emptyDocument() {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
      return builder.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK has no XML parser", e);
    }
  }

  private static void setSize(Element root, Figure figure) {
    root.setAttribute("width", figure.widthPt() + "pt");
    root.setAttribute("height", figure.heightPt() + "pt");
    root.setAttribute("viewBox", "0 0 " + figure.widthPt() + " " + figure.heightPt());
  }

  private static void describe(Element root, Figure figure) {
    Element title = root.getOwnerDocument().createElementNS(NAMESPACE, "title");
    title.setTextContent(figure.title());
    Element description = root.getOwnerDocument().createElementNS(NAMESPACE, "desc");
    description.setTextContent(figure.description());
    root.insertBefore(description, root.getFirstChild());
    root.insertBefore(title, description);
  }
}
