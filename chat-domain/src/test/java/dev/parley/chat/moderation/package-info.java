/** Tests of reports. */
@NullMarked
package dev.parley.chat.moderation;

import org.jspecify.annotations.NullMarked;
