package dev.parley.api.chat;

import dev.parley.api.chat.RequestedRange.Part;
import dev.parley.api.chat.RequestedRange.Unsatisfiable;
import dev.parley.api.chat.RequestedRange.Whole;
import dev.parley.chat.attachment.AttachmentContent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
public class FileResponses {

    /** A piece is read when the client has taken the one before, so that a slow client keeps little in memory. */
    private static final int PIECE = 16 * 1024;

    /** @param variant tells the entity tags of a file's contents apart */
    public void send(
        AttachmentContent content,
        String variant,
        HttpServletRequest request,
        HttpServletResponse response
    ) throws IOException {
        String tag = "\"" + content.attachment().id() + variant + "\"";
        describe(content, response);
        if (new ServletWebRequest(request, response).checkNotModified(tag)) {
            return;
        }
        response.setHeader(HttpHeaders.ETAG, tag);
        if (request.getMethod().equals("HEAD")) {
            describeBody(content, content.size(), response);
            return;
        }
        switch (range(request, tag, content.size())) {
            case Whole _ -> write(content, new Part(0, content.size() - 1), response);
            case Part part -> {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader(HttpHeaders.CONTENT_RANGE, part.contentRange(content.size()));
                write(content, part, response);
            }
            case Unsatisfiable _ -> {
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + content.size());
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

    /** Nothing is said of the answer before its first piece is there: a store that is away can still be told. */
    private static void write(AttachmentContent content, Part part, HttpServletResponse response) throws IOException {
        try (var in = content.open().get()) {
            in.skipNBytes(part.first());
            var piece = in.readNBytes((int) Math.min(PIECE, part.length()));
            describeBody(content, part.length(), response);
            var out = response.getOutputStream();
            for (long left = part.length(); piece.length > 0; ) {
                out.write(piece);
                left -= piece.length;
                piece = in.readNBytes((int) Math.min(PIECE, left));
            }
        }
    }

    private static void describeBody(AttachmentContent content, long length, HttpServletResponse response) {
        response.setContentType(isInline(content) ? content.mediaType() : MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setContentLengthLong(length);
    }
}
