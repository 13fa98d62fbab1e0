@NullMarked
package dev.parley.calls.room;

import org.jspecify.annotations.NullMarked;
