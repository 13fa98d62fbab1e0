package dev.parley.api.download;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import lombok.RequiredArgsConstructor;

/** A response that tells whenever some of it was taken. */
final class WatchedResponse extends HttpServletResponseWrapper {

    private final Runnable taken;

    WatchedResponse(HttpServletResponse response, Runnable taken) {
        super(response);
        this.taken = taken;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new Watched(super.getOutputStream(), taken);
    }

    @RequiredArgsConstructor
    private static final class Watched extends ServletOutputStream {

        private final ServletOutputStream out;
        private final Runnable taken;

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            taken.run();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            taken.run();
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
