@NullMarked
package dev.parley.calls.signaling;

import org.jspecify.annotations.NullMarked;
