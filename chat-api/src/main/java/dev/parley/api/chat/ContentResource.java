package dev.parley.api.chat;

import dev.parley.chat.attachment.AttachmentContent;
import java.io.InputStream;
import lombok.EqualsAndHashCode;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.AbstractResource;

/** A file as Spring streams it, in whole or a range of it. */
@RequiredArgsConstructor
@EqualsAndHashCode(callSuper = false)
final class ContentResource extends AbstractResource {

    private final AttachmentContent content;

    @Override
    public String getDescription() {
        return "attachment " + content.attachment().id();
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return content.size();
    }

    @Override
    public InputStream getInputStream() {
        return content.open().get();
    }
}
