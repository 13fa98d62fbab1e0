package dev.parley.chat.search;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Compressed bytes (DEFLATE) of values written one after the other. */
final class Packing {

    private static final int BUFFER = 8192;

    private Packing() {}

    /** Writes values. */
    @FunctionalInterface
    interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads values in the order in which they were written. */
    @FunctionalInterface
    interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    static byte[] pack(Writer values) {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        var compressed = new DeflaterOutputStream(bytes, deflater);
        try (var out = new DataOutputStream(new BufferedOutputStream(compressed, BUFFER))) {
            values.write(out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    static <T> T unpack(byte[] packed, Reader<T> values) {
        var inflater = new Inflater();
        var bytes = new InflaterInputStream(new ByteArrayInputStream(packed), inflater, BUFFER);
        try (var in = new DataInputStream(new BufferedInputStream(bytes, BUFFER))) {
            return values.read(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            inflater.end();
        }
    }
}
