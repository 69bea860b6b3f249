package io.entrain.recording;

import io.entrain.hdf5.DataFileException;
import java.nio.file.Path;

/**
 * Which of the two axes of a table is time: given by the user, or found from the sizes.
 *
 * @param what names the dataset and its shape in messages
 */
record TableAxes(Path file, String what, RowRange range, NeuronMap map) {
  /**
   * @param first extent of the first axis (in C order)
   * @param last extent of the last axis
   * @param given the axis that the user named, or null
   * @throws DataFileException if the sizes do not fit, or fit both ways
   */
  TargetSource.TimeAxis timeAxis(long first, long last, TargetSource.TimeAxis given) {
    if (given != null) {
      boolean isFirst = given == TargetSource.TimeAxis.FIRST;
      requireFit(isFirst ? first : last, isFirst ? last : first);
      return given;
    }
    boolean firstFits = range.fits(first) && map.fits(last);
    boolean lastFits = range.fits(last) && map.fits(first);
    if (firstFits && lastFits) {
      throw refuse("could have time on either axis", "say which with --time-axis first or --time-axis last");
    }
    if (!firstFits && !lastFits) {
      throw mismatch(first, last);
    }
    return firstFits ? TargetSource.TimeAxis.FIRST : TargetSource.TimeAxis.LAST;
  }

  /** The size of one axis that is right tells what the other was meant to be. */
  private DataFileException mismatch(long first, long last) {
    if (map.fits(last) != map.fits(first)) {
      return wrongRows(map.fits(last) ? first : last);
    }
    if (range.fits(first) != range.fits(last)) {
      return wrongColumns(range.fits(first) ? last : first);
    }
    return refuse("does not fit", "needs " + rowsWanted() + " and " + columnsWanted());
  }

  private void requireFit(long rows, long columns) {
    if (!map.fits(columns)) {
      throw wrongColumns(columns);
    }
    if (!range.fits(rows)) {
      throw wrongRows(rows);
    }
  }

  private DataFileException wrongRows(long rows) {
    String choice = !range.given() && rows > range.count() ? "; choose them, for instance with --rows 0:" + (range.count() - 1) : "";
    return refuse("has " + rows + " rows", "needs " + rowsWanted() + choice);
  }

  private DataFileException wrongColumns(long columns) {
    String choice = map.complete() ? "; to train a part of the network, give a map from neurons to columns" : "";
    return refuse("has " + columns + " columns", "needs " + columnsWanted() + choice);
  }

  private String rowsWanted() {
    if (range.given()) {
      return "the rows " + range.first() + " to " + (range.first() + range.count() - 1) + " (counted from 0)";
    }
    return range.count() + " rows (train_duration / learn_every)";
  }

  private String columnsWanted() {
    return map.complete()
        ? map.columns().length + " columns, one a neuron"
        : "at least " + map.columnsNeeded() + " columns for the neuron map";
  }

  private DataFileException refuse(String found, String rule) {
    return new DataFileException(file, what + " " + found, rule);
  }
}
