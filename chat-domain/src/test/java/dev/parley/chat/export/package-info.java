/** Tests of exports. */
@NullMarked
package dev.parley.chat.export;

import org.jspecify.annotations.NullMarked;
