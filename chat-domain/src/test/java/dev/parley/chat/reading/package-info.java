@NullMarked
package dev.parley.chat.reading;

import org.jspecify.annotations.NullMarked;
