@NullMarked
package dev.parley.calls.media.bandwidth;

import org.jspecify.annotations.NullMarked;
