@NullMarked
package dev.parley.api.realtime.feed;

import org.jspecify.annotations.NullMarked;
