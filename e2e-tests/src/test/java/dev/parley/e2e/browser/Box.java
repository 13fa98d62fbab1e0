package dev.parley.e2e.browser;

/** Where an element stands in its window, in pixels from the upper left corner, whichever way the page reads. */
public record Box(double left, double top, double right, double bottom) {}
