@NullMarked
package dev.parley.api.metrics;

import org.jspecify.annotations.NullMarked;
