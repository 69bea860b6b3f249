/**
 * HDF5 files of numbers, the only user of jHDF. Every file is written under another name, forced to disk and then renamed, so that it is
 * complete or absent; every file read is taken for hostile: sizes are checked against the file, links to other files are refused, and
 * whatever goes wrong becomes one {@link io.entrain.hdf5.DataFileException}.
 */
package io.entrain.hdf5;
