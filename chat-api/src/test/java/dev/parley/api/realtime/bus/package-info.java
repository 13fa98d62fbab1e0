@NullMarked
package dev.parley.api.realtime.bus;

import org.jspecify.annotations.NullMarked;
