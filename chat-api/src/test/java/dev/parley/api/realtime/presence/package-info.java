@NullMarked
package dev.parley.api.realtime.presence;

import org.jspecify.annotations.NullMarked;
