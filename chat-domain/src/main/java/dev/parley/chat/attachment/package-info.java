/** Files of messages: uploading, keeping, handing out and forgetting them. */
@NullMarked
package dev.parley.chat.attachment;

import org.jspecify.annotations.NullMarked;
