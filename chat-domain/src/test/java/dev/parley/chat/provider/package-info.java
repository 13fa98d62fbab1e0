@NullMarked
package dev.parley.chat.provider;

import org.jspecify.annotations.NullMarked;
