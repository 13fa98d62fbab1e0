@NullMarked
package dev.parley.calls.media;

import org.jspecify.annotations.NullMarked;
