@NullMarked
package dev.parley.chat.log;

import org.jspecify.annotations.NullMarked;
