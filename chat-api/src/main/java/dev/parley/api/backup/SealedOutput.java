package dev.parley.api.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Ends what is written with the digest of all before it, in the place of its last 64 bytes. So a file that was cut short or
 * altered anywhere is found out, and remains a ZIP with a comment.
 */
final class SealedOutput extends FilterOutputStream {

    /** SHA-256, as hexadecimal digits. */
    static final int SEAL_BYTES = 64;

    private final MessageDigest digest = Digests.sha256();
    private final byte[] held = new byte[SEAL_BYTES];
    private int holding;
    private boolean closed;

    SealedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] { (byte) single }, 0, 1);
    }

    /** Holds the last 64 bytes back. */
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length >= SEAL_BYTES) {
            pass(held, 0, holding);
            pass(bytes, from, length - SEAL_BYTES);
            System.arraycopy(bytes, from + length - SEAL_BYTES, held, 0, SEAL_BYTES);
            holding = SEAL_BYTES;
            return;
        }
        int tooMany = Math.max(0, holding + length - SEAL_BYTES);
        pass(held, 0, tooMany);
        System.arraycopy(held, tooMany, held, 0, holding - tooMany);
        System.arraycopy(bytes, from, held, holding - tooMany, length);
        holding += length - tooMany;
    }

    private void pass(byte[] bytes, int from, int length) throws IOException {
        digest.update(bytes, from, length);
        out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            out.write(HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII));
            out.close();
        }
    }
}
