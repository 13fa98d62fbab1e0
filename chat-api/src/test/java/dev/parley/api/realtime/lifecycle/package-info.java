@NullMarked
package dev.parley.api.realtime.lifecycle;

import org.jspecify.annotations.NullMarked;
