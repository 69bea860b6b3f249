package io.entrain.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Recognises HDF5 by its signature, and says what another file seems to be. */
final class FileSignature {
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int HEAD = 128;

  private FileSignature() {}

  /** Whether an HDF5 file begins at 0 or, after a user block, at 512, 1024, 2048 and so on. */
  static boolean isHdf5(FileChannel channel) throws IOException {
    for (long at = 0; at + HDF5.length <= channel.size(); at = at == 0 ? 512 : 2 * at) {
      if (Arrays.equals(bytes(channel, at, HDF5.length), HDF5)) {
        return true;
      }
    }
    return false;
  }

  /** What the file seems to be and what can be done about it, to follow {@code is not an HDF5 file:}. */
  static String seemsToBe(FileChannel channel) throws IOException {
    byte[] head = bytes(channel, 0, HEAD);
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (head.length == 0) {
      return "it is empty";
    } else if (text.startsWith("MATLAB 5.0 MAT-file")) {
      return "it seems to be a MATLAB file of version 5 to 7; save it in MATLAB with save(..., '-v7.3')";
    } else if (text.startsWith("\u0093NUMPY")) {
      return "it seems to be a NumPy array (.npy); save it with h5py as a dataset";
    } else if (text.startsWith("PK\u0003\u0004")) {
      return "it seems to be a zip archive, such as NumPy's .npz; save its arrays with h5py as datasets";
    } else if (text.startsWith("\u001f\u008b")) {
      return "it seems to be compressed with gzip; unpack it first";
    } else if (text.startsWith("CDF")) {
      return "it seems to be a classic netCDF file; convert it to netCDF-4, which is HDF5";
    } else if (text.chars().allMatch(c -> c >= ' ' && c < 127 || c == '\n' || c == '\r' || c == '\t')) {
      return "it seems to be a text";
    }
    return "no HDF5 signature was found; it may be damaged";
  }

  private static byte[] bytes(FileChannel channel, long at, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, channel.size() - at));
    while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {}
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
