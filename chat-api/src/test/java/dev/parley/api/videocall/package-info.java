@NullMarked
package dev.parley.api.videocall;

import org.jspecify.annotations.NullMarked;
