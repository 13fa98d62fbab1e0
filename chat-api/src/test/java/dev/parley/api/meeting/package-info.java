@NullMarked
package dev.parley.api.meeting;

import org.jspecify.annotations.NullMarked;
