/** Serving the page. */
@NullMarked
package dev.parley.api.web;

import org.jspecify.annotations.NullMarked;
