@NullMarked
package dev.parley.api.telegram;

import org.jspecify.annotations.NullMarked;
