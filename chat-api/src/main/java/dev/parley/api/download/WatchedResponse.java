package dev.parley.api.download;

import dev.parley.api.download.Transfers.Transfer;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import lombok.RequiredArgsConstructor;

/** A response that tells when a piece of it begins to be written, and when it was taken. */
final class WatchedResponse extends HttpServletResponseWrapper {

    private final Transfer transfer;

    WatchedResponse(HttpServletResponse response, Transfer transfer) {
        super(response);
        this.transfer = transfer;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new Watched(super.getOutputStream(), transfer);
    }

    @RequiredArgsConstructor
    private static final class Watched extends ServletOutputStream {

        private final ServletOutputStream out;
        private final Transfer transfer;

        @Override
        public void write(int one) throws IOException {
            transfer.pieceBegins();
            out.write(one);
            transfer.pieceIsTaken();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            transfer.pieceBegins();
            out.write(bytes, offset, length);
            transfer.pieceIsTaken();
        }

        @Override
        public void flush() throws IOException {
            transfer.pieceBegins();
            out.flush();
            transfer.pieceIsTaken();
        }

        @Override
        public void close() throws IOException {
            transfer.pieceBegins();
            out.close();
            transfer.pieceIsTaken();
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
