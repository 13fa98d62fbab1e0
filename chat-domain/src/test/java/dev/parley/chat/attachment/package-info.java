@NullMarked
package dev.parley.chat.attachment;

import org.jspecify.annotations.NullMarked;
