package io.github.memorybudget.examples.listener;

/** A share has a new price. */
public record PriceChanged(String share, long cents) {}
