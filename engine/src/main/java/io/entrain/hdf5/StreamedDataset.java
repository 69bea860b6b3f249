package io.entrain.hdf5;

import io.jhdf.Constants;
import io.jhdf.ObjectHeader.ObjectHeaderV2;
import io.jhdf.WritableDatasetImpl;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A contiguous dataset that is streamed to the file from the arrays that hold it. jHDF's own dataset makes a copy of each innermost row,
 * takes no flat array for a shape, fails on empty ones, and does not notice when a nearly full disk takes only part of a buffer.
 */
final class StreamedDataset extends WritableDatasetImpl {
  private final DataType type;
  private final DataSpace space;
  private final int blocks;
  private final IntFunction<Object> block;

  StreamedDataset(String name, DataType type, long[] shape, int blocks, IntFunction<Object> block) {
    super(new byte[1], name, null);
    this.type = type;
    this.space = Shapes.dataSpace(shape);
    this.blocks = blocks;
    this.block = block;
  }

  @Override
  public long write(HdfFileChannel file, long position) {
    long size = Math.multiplyExact(space.getTotalLength(), type.getSize());
    long dataAddress = position + header(position, Constants.UNDEFINED_ADDRESS, size).limit();
    if (size > 0) {
      file.position(dataAddress);
      stream(file, size);
    }
    long address = size == 0 ? Constants.UNDEFINED_ADDRESS : dataAddress;
    file.write(header(position, address, size), position);
    return dataAddress + size;
  }

  private void stream(HdfFileChannel file, long size) {
    NumberSink sink = new NumberSink(file.getFileChannel());
    for (int i = 0; i < blocks; i++) {
      sink.put(block.apply(i));
    }
    sink.flush();
    if (sink.written() != size) {
      throw new IllegalStateException("dataset " + getName() + " declared " + size + " bytes and gave " + sink.written());
    }
  }

  private ByteBuffer header(long position, long dataAddress, long size) {
    List<Message> messages = new ArrayList<>();
    messages.add(DataTypeMessage.create(type));
    messages.add(DataSpaceMessage.create(space));
    messages.add(FillValueMessage.NO_FILL);
    messages.add(ContiguousDataLayoutMessage.create(dataAddress, size));
    if (!getAttributes().isEmpty()) {
      messages.add(AttributeInfoMessage.create());
      getAttributes().forEach((name, attribute) -> messages.add(AttributeMessage.create(name, attribute)));
    }
    return new ObjectHeaderV2(position, messages).toBuffer();
  }
}
