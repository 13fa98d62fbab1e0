package dev.parley.api.chat;

import dev.parley.chat.attachment.AttachmentContent;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * How files of strangers are handed out: never as anything that could run. Only images that the server has read itself,
 * sound and video go by their own type and may be shown in place; all else is a download of unnamed bytes.
 */
final class FileResponses {

    private FileResponses() {}

    /** @param variant tells the entity tags of a file's contents apart */
    static ResponseEntity<Resource> of(AttachmentContent content, String variant) {
        var attachment = content.attachment();
        boolean inline = isInline(content);
        var disposition = (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(attachment.name(), StandardCharsets.UTF_8)
            .build();
        return ResponseEntity.ok()
            .contentType(inline ? MediaType.parseMediaType(content.mediaType()) : MediaType.APPLICATION_OCTET_STREAM)
            .eTag("\"" + attachment.id() + variant + "\"")
            // Kept by the browser, and asked for all the same: a member who was removed gets it no more.
            .cacheControl(CacheControl.noCache().cachePrivate())
            .header("Content-Disposition", disposition.toString())
            .header("Content-Security-Policy", "sandbox; default-src 'none'")
            .header("X-Content-Type-Options", "nosniff")
            .body(new ContentResource(content));
    }

    private static boolean isInline(AttachmentContent content) {
        String mediaType = content.mediaType();
        return content.attachment().image() != null || mediaType.startsWith("audio/") || mediaType.startsWith("video/");
    }
}
