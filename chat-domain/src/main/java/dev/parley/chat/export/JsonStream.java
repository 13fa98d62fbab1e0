package dev.parley.chat.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A list as JSON, of which no more than one element is in memory. */
final class JsonStream extends InputStream {

    private static final JsonMapper JSON = JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .build();

    private final Iterator<?> elements;
    private byte[] present = bytes("[\n");
    private int position;
    private boolean first = true;
    private boolean ended;

    JsonStream(Iterator<?> elements) {
        this.elements = elements;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private boolean isAtEnd() {
        while (position == present.length) {
            if (ended) {
                return true;
            }
            present = next();
            position = 0;
        }
        return false;
    }

    private byte[] next() {
        if (!elements.hasNext()) {
            ended = true;
            return bytes("\n]\n");
        }
        String separator = first ? "" : ",\n";
        first = false;
        return bytes(separator + JSON.writeValueAsString(elements.next()));
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            if (length == 0 || isAtEnd()) {
                return length == 0 ? 0 : -1;
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        int count = Math.min(length, present.length - position);
        System.arraycopy(present, position, into, from, count);
        position += count;
        return count;
    }
}
