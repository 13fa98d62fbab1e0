/** Tests of moderation. */
@NullMarked
package dev.parley.api.moderation;

import org.jspecify.annotations.NullMarked;
