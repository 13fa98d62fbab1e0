@NullMarked
package dev.parley.chat.factor;

import org.jspecify.annotations.NullMarked;
