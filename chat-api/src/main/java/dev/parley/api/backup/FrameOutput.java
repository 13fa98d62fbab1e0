package dev.parley.api.backup;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import lombok.RequiredArgsConstructor;

/** Writes a stream to a connection, in pieces with their lengths before them, so that its end is told from one that breaks off. */
@RequiredArgsConstructor
final class FrameOutput extends OutputStream {

    static final int END = 0;
    static final int FAILED = -1;

    private final DataOutputStream out;
    private final AtomicLong written = new AtomicLong();

    @Override
    public void write(int single) throws IOException {
        write(new byte[] { (byte) single }, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > 0) {
            out.writeInt(length);
            out.write(bytes, from, length);
            written.addAndGet(length);
        }
    }

    long written() {
        return written.get();
    }

    /** Says that all has been written. */
    @Override
    public void close() throws IOException {
        out.writeInt(END);
        out.flush();
    }

    void fail(String why) throws IOException {
        out.writeInt(FAILED);
        out.writeUTF(why);
        out.flush();
    }
}
