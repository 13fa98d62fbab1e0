/** Images from hostile hands: their sizes, their metadata taken out, smaller copies. */
@NullMarked
package dev.parley.chat.image;

import org.jspecify.annotations.NullMarked;
