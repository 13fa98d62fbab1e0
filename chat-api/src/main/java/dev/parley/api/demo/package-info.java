/** Demo users for a first look. */
@NullMarked
package dev.parley.api.demo;

import org.jspecify.annotations.NullMarked;
