@NullMarked
package dev.parley.calls.place;

import org.jspecify.annotations.NullMarked;
