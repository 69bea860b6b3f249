package io.entrain.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** One PNG a page, on white, with its resolution and its title in the file. */
final class PngEncoder implements FigureEncoder {
  static final int DOTS_PER_INCH = 300;
  private static final double SCALE = DOTS_PER_INCH / 72.0;
  private static final double METRES_PER_INCH = 0.0254;
  private static final String NATIVE_METADATA = "javax_imageio_png_1.0";

  @Override
  public List<byte[]> encode(Figure figure) throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (Drawing page : figure.pages()) {
      files.add(encode(figure, page));
    }
    return files;
  }

  private static byte[] encode(Figure figure, Drawing page) throws IOException {
    BufferedImage image = paint(figure, page);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
      metadata.mergeTree(NATIVE_METADATA, properties(figure));
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage paint(Figure figure, Drawing page) {
    int width = (int) Math.ceil(figure.widthPt() * SCALE);
    int height = (int) Math.ceil(figure.heightPt() * SCALE);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    try {
      canvas.addRenderingHints(Theme.HINTS);
      canvas.setColor(Color.WHITE);
      canvas.fillRect(0, 0, width, height);
      canvas.scale(SCALE, SCALE);
      page.draw(canvas, figure.area());
    } finally {
      canvas.dispose();
    }
    return image;
  }

  private static IIOMetadataNode properties(Figure figure) {
    String dotsPerMetre = Long.toString(Math.round(DOTS_PER_INCH / METRES_PER_INCH));
    IIOMetadataNode resolution = new IIOMetadataNode("pHYs");
    resolution.setAttribute("pixelsPerUnitXAxis", dotsPerMetre);
    resolution.setAttribute("pixelsPerUnitYAxis", dotsPerMetre);
    resolution.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode text = new IIOMetadataNode("tEXt");
    text.appendChild(entry("Title", figure.title()));
    text.appendChild(entry("Description", figure.description()));
    IIOMetadataNode root = new IIOMetadataNode(NATIVE_METADATA);
    root.appendChild(resolution);
    root.appendChild(text);
    return root;
  }

  private static IIOMetadataNode entry(String keyword, String value) {
    IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
    entry.setAttribute("keyword", keyword);
    entry.setAttribute("value", value);
    return entry;
  }
}
