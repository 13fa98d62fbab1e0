@NullMarked
package dev.parley.calls.meeting;

import org.jspecify.annotations.NullMarked;
