package dev.parley.api.chat;

import dev.parley.api.chat.RequestedRange.Part;
import dev.parley.api.chat.RequestedRange.Unsatisfiable;
import dev.parley.api.chat.RequestedRange.Whole;
import dev.parley.chat.attachment.AttachmentContent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * How files of strangers are handed out: never as anything that could run. Only images that the server has read itself,
 * sound and video go by their own type and may be shown in place; all else is a download of unnamed bytes.
 */
@Component
class FileResponses {

    /** A piece is read when the one before is taken, so that whoever reads slowly has little waiting. */
    private static final int PIECE = 16 * 1024;

    /** @param variant tells the entity tags of a file's contents apart */
    void send(AttachmentContent content, String variant, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
        String tag = "\"" + content.attachment().id() + variant + "\"";
        describe(content, response);
        if (new ServletWebRequest(request, response).checkNotModified(tag)) {
            return;
        }
        response.setHeader(HttpHeaders.ETAG, tag);
        boolean head = request.getMethod().equals("HEAD");
        switch (head ? new Whole() : range(request, tag, content.size())) {
            case Whole _ -> write(content, 0, content.size(), head, response);
            case Part part -> {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader(HttpHeaders.CONTENT_RANGE, part.contentRange(content.size()));
                write(content, part.first(), part.length(), false, response);
            }
            case Unsatisfiable _ -> {
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + content.size());
                response.setContentType(null);
                response.setContentLength(0);
            }
        }
    }

    /** A range of what the client has another version of, or no strong tag for, is of no use to it (RFC 9110, 13.1.5). */
    private static RequestedRange range(HttpServletRequest request, String tag, long size) {
        @Nullable
        String ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        return ifRange == null || ifRange.trim().equals(tag)
            ? RequestedRange.of(request.getHeader(HttpHeaders.RANGE), size)
            : new Whole();
    }

    private static void describe(AttachmentContent content, HttpServletResponse response) {
        boolean inline = isInline(content);
        var disposition = (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(content.attachment().name(), StandardCharsets.UTF_8)
            .build();
        response.setContentType(inline ? content.mediaType() : MediaType.APPLICATION_OCTET_STREAM_VALUE);
        // Kept by the browser, and asked for all the same: a member who was removed gets it no more.
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePrivate().getHeaderValue());
        response.setHeader(HttpHeaders.ACCEPT_RANGES, RequestedRange.UNIT);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    private static boolean isInline(AttachmentContent content) {
        String mediaType = content.mediaType();
        return content.attachment().image() != null || mediaType.startsWith("audio/") || mediaType.startsWith("video/");
    }

    private static void write(
        AttachmentContent content,
        long from,
        long length,
        boolean head,
        HttpServletResponse response
    ) throws IOException {
        response.setContentLengthLong(length);
        if (!head) {
            try (var in = content.open().get()) {
                in.skipNBytes(from);
                copy(in, response.getOutputStream(), length);
            }
        }
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        var piece = new byte[PIECE];
        for (long left = length; left > 0; ) {
            int read = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (read < 0) {
                return;
            }
            out.write(piece, 0, read);
            left -= read;
        }
    }
}
