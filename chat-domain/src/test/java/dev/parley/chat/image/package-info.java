@NullMarked
package dev.parley.chat.image;

import org.jspecify.annotations.NullMarked;
