# Writes the files of chunks beside it: python3 make_chunks.py
import h5py
import numpy as np

numbers = np.arange(24, dtype="f4").reshape(4, 6)
with h5py.File("chunks.h5", "w", libver="latest") as f:
    for name, maxshape in [("fixed", None), ("first", (None, 6)), ("last", (4, None)), ("both", (None, None))]:
        f.create_dataset(name, data=numbers, chunks=(2, 3), maxshape=maxshape)
    f.create_dataset("whole-with-fill", data=numbers, chunks=(2, 3), fillvalue=7)
with h5py.File("sparse-chunks.h5", "w", libver="earliest") as f:
    for name, fill in [("part", 0), ("part-nan", np.nan), ("part-seven", 7)]:
        dataset = f.create_dataset(name, shape=(4, 6), dtype="f4", chunks=(2, 3), fillvalue=fill)
        dataset[:2] = numbers[:2]
