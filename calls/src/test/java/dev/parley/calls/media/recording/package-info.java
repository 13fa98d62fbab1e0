@NullMarked
package dev.parley.calls.media.recording;

import org.jspecify.annotations.NullMarked;
