package io.entrain.plot;

import java.io.IOException;
import java.util.List;

/** Turns a figure into the bytes of files. The same figure always gives the same bytes: no time, no random identifier. */
sealed interface FigureEncoder permits PdfEncoder, PngEncoder, SvgEncoder {
  /** Contents of the files, one with all pages or one a page. */
  List<byte[]> encode(Figure figure) throws IOException;
}
