package dev.parley.chat.attachment;

import dev.parley.chat.log.Attachment;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * The bytes of a file, or of its thumbnail.
 *
 * @param mediaType of these bytes
 * @param open a new stream of them; its {@code skip} costs nothing
 */
public record AttachmentContent(Attachment attachment, String mediaType, long size, Supplier<InputStream> open) {}
