"""Writes the HDF5 files that the tests of io.entrain.hdf5 read: forms that other programs produce, and hostile ones. Needs h5py and numpy."""
import h5py
import numpy as np

with h5py.File("foreign.h5", "w") as f:
    a = np.arange(12).reshape(3, 4)
    f["big_endian"] = a.astype(">f8")
    f["half"] = (a / 8).astype("<f2")
    f["bytes"] = a.astype("i1") - 5
    f["unsigned"] = np.array([0, 1, 2**63 + 2**40], "<u8")
    f["small_unsigned"] = np.array([0, 255], "u1")
    f["large"] = np.array([1, 2**40], "<i8")
    f.create_dataset("packed", data=np.arange(3000, dtype="<f4").reshape(30, 100), chunks=(7, 33), compression="gzip", shuffle=True)
    f["scalar"] = 2.5
    f["empty"] = np.zeros((0, 5), "<f4")
    f["words"] = np.array(["lick", "left"], dtype=h5py.string_dtype())
    f["flag"] = np.array([True, False])
    f["group/inner"] = np.array([7], "<i4")
    f["alias"] = h5py.SoftLink("/group/inner")
    f["group/up"] = h5py.SoftLink("inner")
    f["_creator/note"] = 1
    f["scalar"].attrs["unit"] = "Hz"
    f["scalar"].attrs["counts"] = np.array([3], "<i4")
    f.create_dataset("never_written", (4,), "<f8")

with h5py.File("user-block.h5", "w", userblock_size=512) as f:
    f["data"] = np.arange(5.0)

with h5py.File("hostile.h5", "w") as f:
    f["loop"] = h5py.SoftLink("/loop2")
    f["loop2"] = h5py.SoftLink("/loop")
    f["outside"] = h5py.ExternalLink("foreign.h5", "/scalar")
    f.create_dataset("bomb", (2**40,), "<f8", chunks=(1024,))
    f.create_dataset("small_bomb", (2**26,), "<f8", chunks=(1024,))
    f["circle/self"] = np.arange(2)
    f["circle/again"] = f["circle"]

with h5py.File("cut.h5", "w") as f:
    f["data"] = np.arange(1000.0)
raw = open("cut.h5", "rb").read()
open("cut.h5", "wb").write(raw[:-100])
