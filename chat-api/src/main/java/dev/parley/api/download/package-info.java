/** Files on their way out: how many at a time, and for how long if nobody takes them. */
@NullMarked
package dev.parley.api.download;

import org.jspecify.annotations.NullMarked;
