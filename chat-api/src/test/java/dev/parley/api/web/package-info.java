/** Tests of how the page is served. */
@NullMarked
package dev.parley.api.web;

import org.jspecify.annotations.NullMarked;
