package io.entrain.plot;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** One PDF with all pages, vectors throughout, with the used part of the font embedded. */
final class PdfEncoder implements FigureEncoder {
  @Override
  public List<byte[]> encode(Figure figure) throws IOException {
    try (PDDocument document = new PDDocument();
        var fontFile = Typeface.open();
        var text = new PdfBoxGraphics2DFontTextDrawer()) {
      PDFont font = PDType0Font.load(document, fontFile, true);
      text.registerFont(Typeface.NAME, font);
      for (Drawing page : figure.pages()) {
        document.addPage(page(document, figure, page, text));
      }
      describe(document, figure);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return List.of(bytes.toByteArray());
    }
  }

  private static PDPage page(PDDocument document, Figure figure, Drawing drawing, PdfBoxGraphics2DFontTextDrawer text) throws IOException {
    float width = (float) figure.widthPt();
    float height = (float) figure.heightPt();
    PdfBoxGraphics2D canvas = new PdfBoxGraphics2D(document, width, height);
    canvas.setFontTextDrawer(text);
    canvas.addRenderingHints(Theme.HINTS);
    drawing.draw(canvas, figure.area());
    canvas.dispose();
    PDPage page = new PDPage(new PDRectangle(width, height));
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawForm(canvas.getXFormObject());
    }
    return page;
  }

  private static void describe(PDDocument document, Figure figure) {
    document.getDocumentInformation().setTitle(figure.title());
    document.getDocumentInformation().setSubject(figure.description());
    document.getDocumentInformation().setCreator("Entrain");
    document.setDocumentId(0L);
  }
}
